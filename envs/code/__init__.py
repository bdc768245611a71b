"""Programming: problems whose answer is a program, or a fact about one."""
