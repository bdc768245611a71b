"""The registry's rows for `code/*`: fields of `envs.env.EnvSpec`, one line an environment.

envs.list("code/*"), envs.list("program/*")
"""

from envs.code._programs import NAMES
from envs.rlve._index import ROWS as RLVE

_STORED = ("programming", "sandbox", "stored")
_MADE = ("programming", "sandbox")

ROWS = (
    (
        "code/competitive",
        "envs.code.competitive:Competitive",
        1,
        None,
        "code",
        _STORED,
        "Competitive programming: 42 problems of our own in four bands, or a file of yours",
    ),
    (
        "code/livecodebench",
        "envs.code.livecodebench:LiveCodeBench",
        1,
        None,
        "code",
        _STORED,
        "LiveCodeBench by release and months; a dozen of our own problems where it is not at hand",
    ),
    (
        "code/output_prediction",
        "envs.code.output_prediction:OutputPrediction",
        1,
        12,
        "code",
        ("programming", "pure"),
        "Predict what a program prints (CodeI/O)",
    ),
    (
        "code/input_prediction",
        "envs.code.input_prediction:InputPrediction",
        1,
        12,
        "code",
        _MADE,
        "Find an input on which a program prints a given output (CodeI/O)",
    ),
    (
        "code/reconstruction",
        "envs.code.reconstruction:ReconstructionEnv",
        1,
        12,
        "code",
        _MADE,
        "Write a program from its description and examples, judged on tests that were held out",
    ),
    (
        "code/falsification",
        "envs.code.falsification:Falsification",
        1,
        8,
        "code",
        _MADE,
        "Find a valid input that breaks a wrong program",
    ),
    *(
        (
            f"program/{name}",
            "envs.code.bridge:ProgramEnv",
            version,
            top,
            "program",
            _MADE,
            f"A program: {about}",
        )
        for name, version, top, about in ((row[0].partition("/")[2], row[2], row[3], row[6]) for row in RLVE)
        if name in NAMES
    ),
)
