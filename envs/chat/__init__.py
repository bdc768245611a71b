"""Instruction following: prompts whose instructions can be checked, made by seed, and IFEval's stored set.

envs.make("chat/instructions").problem(seed=7, difficulty=5)
envs.make("chat/ifeval").problem(index=4)
"""
