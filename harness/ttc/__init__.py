"""Test-time compute: async functions from one problem and an engine to a population of final completions.

population.py  the shapes: Spot, Member, Trace, and the Recorder that a method draws its completions from
single.py      k independent samples           majority.py  a vote over them
rsa.py         Markovian RSA and its special cases (ZAYA1 report, section VI)
tails.py       what is carried forward         votes.py     classes of equal answers
prompts.py     the wording
"""
