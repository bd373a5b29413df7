"""The pages: each shows one idea and sends what people do as edits."""
