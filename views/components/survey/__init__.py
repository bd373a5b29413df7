"""From a file of answers to satisfaction: columns, questions, segments, customers."""
