"""An expert's place on the phone."""
