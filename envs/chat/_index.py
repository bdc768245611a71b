"""The registry's rows for `chat/*`: fields of `envs.env.EnvSpec`, one line an environment.

envs.list("chat/*")
"""

_MADE = "envs.chat.instructions:Instructions"
_TAGS = ("instructions", "pure")

ROWS = (
    ("chat/instructions", _MADE, 1, 11, "chat", _TAGS, "A short text under 1 to 4 checkable instructions"),
    (
        "chat/instructions_loose",
        _MADE,
        1,
        11,
        "chat",
        _TAGS,
        "The same, forgiving first and last lines and asterisks",
    ),
    (
        "chat/ifeval",
        "envs.chat.ifeval:IFEval",
        1,
        None,
        "chat",
        ("instructions", "stored"),
        "IFEval: 541 prompts under 1 to 3 checkable instructions, with its official verdicts",
    ),
)
