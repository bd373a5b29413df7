"""Questionnaires for experts and their answers: as workbooks, as online surveys, as one table."""
