"""zaya1-nano's tokenizer: a number is a token, and so is every fixed phrase of the prompts that it reads.

Numbers up to 99 are one token (with or without the space before them), longer ones are read digit by
digit. What the prompts of the twelve tasks and of test-time compute say between the numbers becomes one
token a phrase; everything else falls back to byte-level BPE, so any text can be read and written.

    python -m training.nano.tokens zaya/nano
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import envs
from harness.ttc.prompts import aggregation_prompt
from training.nano.recipe import LEVELS
from training.nano.traces import STEP, TRY

NUMBER = r" ?(?<!\d)\d{1,2}(?!\d)| ?\d"
SPECIAL = ("<pad>", "<bos>", "<|im_start|>", "<|im_end|>", "<think>", "</think>")
FIXED = ("<answer>", "</answer>", "user\n", "assistant\n", "\n", TRY, *(f"{STEP}{n}" for n in range(100)))
WORDS = 300
TEMPLATE = (
    "{{ '<bos>' }}{% for message in messages %}<|im_start|>{{ message['role'] }}\n"
    "{{ message['content'] }}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def sample_prompts(each: int = 60) -> list[str]:
    """Prompts of every task and level of the recipe, from the train split."""
    return [
        envs.make(f"rlve/{task}").problem(seed=seed, difficulty=level).prompt
        for task, levels in LEVELS.items()
        for level in levels
        for seed in range(each // len(levels) + 2)
    ]


def phrases(prompts: Iterable[str]) -> list[str]:
    """Pieces of text between the numbers of many prompts, and the fixed text of aggregation prompts."""
    counts = Counter(piece for prompt in prompts for piece in set(re.split(NUMBER, prompt)))
    common = [piece for piece, count in counts.items() if count >= 5 and len(piece) > 3]
    hole = "\0"
    wrapped = [aggregation_prompt(hole, [hole] * count) for count in range(1, 9)]
    fixed = {piece for text in wrapped for piece in text.split(hole)}
    return sorted({*common, *fixed} - {""} - set(FIXED))


def build(prompts: Sequence[str]) -> str:
    """The tokenizer as the JSON text of `tokenizer.json`."""
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(NUMBER), "isolated"),
            pre_tokenizers.Split(Regex(r" ?\d+| ?[A-Za-z]+| ?[^\sA-Za-z\d]|\s+"), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    letters = [re.sub(r"\d", "", prompt) for prompt in prompts]
    trainer = trainers.BpeTrainer(
        vocab_size=256 + WORDS, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False
    )
    tokenizer.train_from_iterator(letters, trainer)
    tokenizer = Tokenizer.from_str(_with_numbers_and_signs(tokenizer.to_str()))
    tokenizer.add_special_tokens([AddedToken(text, special=True, normalized=False) for text in SPECIAL])
    tokenizer.add_tokens([AddedToken(text, normalized=False) for text in (*FIXED, *phrases(prompts))])
    return str(tokenizer.to_str(pretty=True))


def _with_numbers_and_signs(text: str) -> str:
    """Adds one token for each number up to 99, bare and behind a space, and for signs behind a space."""
    spec = json.loads(text)
    digits = [str(digit) for digit in range(10)]
    merges = [["Ġ", sign] for sign in (*digits, *":|+-*/")]
    merges += [[f"Ġ{tens}", ones] for tens in digits for ones in digits]
    merges += [[tens, ones] for tens in digits for ones in digits]
    vocabulary = spec["model"]["vocab"]
    for pair in merges:
        vocabulary.setdefault("".join(pair), len(vocabulary))
    spec["model"]["merges"] = merges + [pair for pair in spec["model"]["merges"] if pair not in merges]
    return json.dumps(spec)


def main(folder: Path) -> None:
    """Writes tokenizer.json, its configuration and the chat template into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_text(build(sample_prompts()) + "\n")
    config = {
        "bos_token": "<bos>",
        "eos_token": "<|im_end|>",
        "pad_token": "<pad>",
        "padding_side": "left",
        "tokenizer_class": "PreTrainedTokenizerFast",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n")
    (folder / "chat_template.jinja").write_text(TEMPLATE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
