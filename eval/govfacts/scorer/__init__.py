"""Scores predicted facts against GovFacts; `score.py` beside this package is the command."""
