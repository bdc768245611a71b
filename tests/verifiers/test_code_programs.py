"""The program of a completion: the last fenced block that is one, whatever stands around it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verifiers.programs import TAGS, Submission, cut

PYTHON = "import sys\nfor line in sys.stdin:\n    print(line)\n"
CPP = "#include <iostream>\nint main() {\n    std::cout << 1;\n}\n"


def py(source: str) -> Submission:
    return Submission(source, "python")


@pytest.mark.parametrize(
    ("text", "program"),
    [
        (f"```python\n{PYTHON}```", py(PYTHON)),
        (f"```Python3 title=a.py\n{PYTHON}``` \n", py(PYTHON)),
        (f"~~~py\n{PYTHON}~~~", py(PYTHON)),
        (f"```c++\n{CPP}```", Submission(CPP, "cpp")),
        (f"``` cpp\r\n{CPP}```\r\n", Submission(CPP, "cpp")),
        (f"```\n{CPP}```", Submission(CPP, "cpp")),
        (f"```\n{PYTHON}```", py(PYTHON)),
        (f"Draft:\n```python\nprint(0)\n```\nBetter:\n```python\n{PYTHON}```\nDone.", py(PYTHON)),
        (f"```python\n{PYTHON}```\nFor the input\n```\n1 2\n```\nit prints\n```text\n3\n```", py(PYTHON)),
        (f"```python\n{PYTHON}```\nRun it:\n```bash\npython a.py\n```", py(PYTHON)),
        (f"```python\n{PYTHON}```\n```java\nclass A {{}}\n```", py(PYTHON)),
        (f"```python\n{PYTHON}```\n```python\n\n```", py(PYTHON)),
        (f"```python\n```python\n{PYTHON}```", py(PYTHON)),
        (f"```\nSolution:\n```python\n{PYTHON}```", py(PYTHON)),
        (f"```python\n{PYTHON}```\n```", py(PYTHON)),
        (f"{PYTHON}```", py(PYTHON)),
        (f"```python\n{PYTHON}", py(PYTHON)),
        (f"```python\n{PYTHON}```\nNext:\n```python\nprint(", py(PYTHON)),
        (f"````python\n{PYTHON}'''\n```\n'''\n````", py(f"{PYTHON}'''\n```\n'''\n")),
        ("1. So:\n   ```python\n   if 1:\n       print(1)\n   ```", py("if 1:\n    print(1)\n")),
        ("Use `print(1)` or ```print(2)``` inline:\n```python\nprint(3)\n```", py("print(3)\n")),
        (f"<answer>\n```python\n{PYTHON}```\n</answer>\n```python\nprint(0)\n```", py(PYTHON)),
        (f"<answer>{PYTHON}</answer>", py(PYTHON)),
        (f"```python\n{PYTHON}```\n<answer>as above</answer>", py(PYTHON)),
        (f"<think>```python\nprint(0)\n```</think>```python\n{PYTHON}```", py(PYTHON)),
        (f"<think>```python\n{PYTHON}```", None),
        (PYTHON, py(PYTHON)),
        (f"Here is my solution.\n\n{PYTHON}\nThis reads every line and prints it.", py(PYTHON)),
        (f"The program:\n{CPP}\nHope this helps!", Submission(CPP, "cpp")),
        ("n = int(input())\nprint(n)", py("n = int(input())\nprint(n)")),
        ("I could not solve it.", None),
        ("```\n42\n```", None),
        ("```json\n{}\n```", None),
        ("", None),
    ],
)
def test_what_is_cut_out(text: str, program: Submission | None) -> None:
    assert cut(text) == program


def test_a_continued_thought_holds_no_program() -> None:
    assert cut(f"```python\n{PYTHON}```", in_reasoning=True) is None
    assert cut(f"maybe</think>```python\n{PYTHON}```", in_reasoning=True) == py(PYTHON)


def test_the_language_that_was_asked_for_counts() -> None:
    text = f"```python\n{PYTHON}```\nThe same in C++:\n```cpp\n{CPP}```"
    assert cut(text) == Submission(CPP, "cpp")
    assert cut(text, "python") == py(PYTHON)
    assert cut(f"```cpp\n{CPP}```", "python") is None


def test_the_block_that_defines_the_entry_counts_before_one_that_uses_it() -> None:
    solution = "class Solution:\n    def twoSum(self, nums): return nums\n"
    text = f"```python\n{solution}```\nUsage:\n```python\nprint(Solution().twoSum([1]))\n```"
    assert cut(text, defines="twoSum") == py(solution)
    assert cut(text, defines="threeSum") == py("print(Solution().twoSum([1]))\n")


CODE = st.lists(
    st.text(
        st.characters(
            exclude_categories=["Cs"], exclude_characters="`~\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
        )
    ),
    min_size=1,
    max_size=6,
).map(lambda rows: "".join(row.replace("\n", " ") + "\n" for row in rows))
PROSE = CODE.filter(lambda text: "<" not in text)


@given(
    PROSE, CODE.filter(lambda code: code.strip() and "<" not in code), PROSE, st.sampled_from(sorted(TAGS))
)
def test_a_fenced_program_comes_out_as_it_went_in(before: str, code: str, after: str, tag: str) -> None:
    assert cut(f"{before}```{tag}\n{code}```\n{after}") == Submission(code, TAGS[tag])


PIECES = st.sampled_from(
    [
        *("```", "````", "~~~", "```python", "```cpp\n", "\n", "\r\n", " ", "\t"),
        *("<think>", "</think>", "<answer>", "</answer>"),
        *(
            "import a",
            "def f(",
            "class A:",
            "int main() {",
            "#include <a>",
            "print(1)",
            "for a in b:",
            "x = ",
        ),
    ]
)


@given(
    st.lists(PIECES | st.text(max_size=5)).map("".join),
    st.sampled_from([None, "python", "cpp"]),
    st.booleans(),
)
@example("```python\n```", None, False)
def test_no_text_breaks_it(text: str, language: object, in_reasoning: bool) -> None:
    found = cut(text, language, in_reasoning=in_reasoning, defines="f")  # type: ignore[arg-type]
    assert found is None or (found.source.strip() and language in (None, found.language))
    assert found is None or all(line.strip() in text for line in found.source.splitlines())


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\t",
        "`",
        "```\n",
        "a ",
        "x=",
        "import ",
        "for a in ",
        "if :  ",
        "class a(",
        "int ",
        "<answer>",
        "= int",
    ],
)
def test_half_a_megabyte_is_read_in_one_pass(piece: str) -> None:
    """One pass takes a second or two; a quadratic one would take minutes."""
    text = f"{piece * (500_000 // len(piece))}\nimport a\n"
    cut(text)
    cut(f"```\n{text}```")
