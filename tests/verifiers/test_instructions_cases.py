"""Every type of instruction on responses that follow it and on such that break it, the closest ones last."""

from __future__ import annotations

from typing import Any

import pytest

from verifiers.instructions import TYPES, follows, make

Case = tuple[dict[str, Any], list[str], list[str]]

LENGTHS: dict[str, Case | list[Case]] = {
    "words": [
        ({"relation": "at least", "n": 3}, ["One two three four.", "well-known don't 3"],
            ["One two.", "a-b-c d'e"]),
        ({"relation": "at most", "n": 2}, ["One.", "One, two!"], ["One two three four.", "One two 3"]),
    ],
    "words_between": ({"low": 2, "high": 3}, ["a b", "a b c"], ["a", "a b c d"]),
    "words_exactly": ({"n": 3}, ["a b c", "Rock-and-roll isn't dead."],
        ["a b", "a b c d", "Rock and roll isn't."]),
    "words_multiple": ({"least": 4, "divisor": 3}, ["a b c d e f", "a b c d e f g h i"],
        ["a b c", "a b c d", "a"]),
    "words_per_sentence_ratio": (
        {"sentences": 2, "ratio": 2},
        ["A b. C d.", "A. B c d. E f."],
        ["A b.", "A b. C d e.", "A b c d"],
    ),
    "characters": [
        ({"relation": "at least", "n": 5}, ["abc de", "abcde"], ["abc", "abcd ", "\n abcd \n"]),
        ({"relation": "at most", "n": 5}, ["abc", "ab de\n"], ["abc de", "abcdef"]),
    ],
    "distinct_words": ({"n": 3}, ["a b c", "the cat, the dog"], ["a b", "The the THE cat"]),
    "repeated_words": [
        ({"least": 3, "most": 1}, ["a b c", "one two three four"], ["a b", "One two one", "a b A"]),
        ({"least": 3, "most": 2}, ["a a b"], ["a a a", "a a"]),
    ],
    "sentence_count": [
        ({"relation": "exactly", "n": 2},
            ["One. Two.", "Is it 3.5? Yes!", "Dr. Who came. He left", "One\nTwo"],
         ["One.", "One. Two. Three.", "One... Two. \"Three.\"", "Who? Me? You?"]),
        ({"relation": "at most", "n": 1}, ["e.g. this one.", "No end"], ["One. Two", "One\nTwo"]),
        ({"relation": "at least", "n": 3}, ["A. B! C?", "(One.) \"Two.\" Three"], ["A. B!", "A. - . B."]),
    ],
    "sentence_length_at_most": ({"n": 2}, ["One two. Three four.", "One\ntwo three"],
        ["One two three.", "A b. C d e"]),
    "sentence_length_exactly": (
        {"sentences": 2, "n": 2}, ["A b. C d.", "A b. C d! E f?"], ["A b.", "A b. C d. E", "A b. C d e."],
    ),
    "growing_sentences": ({"sentences": 2}, ["A. B c.", "A b. C d e f."],
        ["A b. C d.", "A b. C.", "A. B c. D e f."]),
    "paragraph_count": (
        {"n": 2}, ["a\n\nb", "a\nb\n \t\n\n\nc", "a\n \nb", "a\n\n***\n\nb"],
        ["a\nb", "a\n\nb\n\nc", "a\n\n***"],
    ),
    "sentences_per_paragraph": (
        {"paragraphs": 2, "n": 2}, ["A. B.\n\nC. D.", "A\nB\n\nC. D"],
        ["A. B. C. D.", "A. B.\n\nC.", "A.\n\nB.\n\nC. D."],
    ),
    "line_count": ({"n": 2}, ["a\nb", "a\n\n\nb\n"], ["a", "a\nb\nc"]),
    "staircase": ({"n": 3}, ["a\nab\nabc", "a\n ab\nabcd"],
        ["a\nab", "a\nab\nab", "a\nab\n\nabc", "a\nab\nab  "]),
}  # fmt: skip

KEYWORDS: dict[str, Case | list[Case]] = {
    "include_words": ({"words": ["river", "oak"]}, ["The river and the oak.", "OAK-tree: oak, River!"],
                      ["A river.", "Rivers and oaks.", "oak-tree and river-bank"]),
    "forbidden_words": ({"words": ["river", "oak"]}, ["A lake.", "Rivers and oaks."],
        ["A River.", "lake; OAK"]),
    "word_frequency": [
        ({"word": "river", "relation": "exactly", "n": 2}, ["River, river.", "a river's river: the river"],
         ["river", "river river river", "rivers river"]),
        ({"word": "river", "relation": "at least", "n": 2}, ["river river river", "River river"],
            ["river riverside"]),
    ],
    "equal_frequency": ({"first": "sun", "second": "moon", "n": 1}, ["sun moon", "Moon sun. Sun moon!"],
                        ["day", "sun sun moon", "sun moons"]),
    "word_order": ({"words": ["one", "two", "three"]}, ["one, two, three", "One day two of three"],
                   ["one two", "two one three", "one two three one"]),
    "word_position": ({"n": 2, "word": "river"}, ["The river.", "A, RIVER"],
        ["river", "The old river", "The rivers"]),
    "sentence_word": ({"n": 2, "word": "river"}, ["A. The river.", "Is it 3.5? River!"],
                      ["A river.", "River. Lake.", "A. Rivers."]),
    "paragraph_start": ({"paragraphs": 2, "n": 2, "word": "river"}, ["A.\n\nRiver deep.", "a\n\n**River** b"],
                        ["River.\n\nA.", "A.\n\nThe river.", "A.\n\nRiver.\n\nB.", "A.\n\nRivers."]),
    "paragraphs_start": ({"paragraphs": 2, "word": "river"}, ["River a.\n\nRiver b.", "river\n\n\"RIVER\""],
                         ["River a.", "River a.\n\nA river.", "River.\n\nRiver.\n\nRiver."]),
    "copy_span": ({"span": "As it is"}, ["So: As it is.", "\"As it is\" it is"],
                  ["as it is", "As it  is", "As it is. As it is."]),
    "repeat_request": ({"request": "Say hello."}, ["Say hello. Hello!", "\n Say hello."],
                       ["Hello.", "say hello.", "\"Say hello.\" Hello!", "Well: Say hello."]),
    "long_words": ({"n": 2, "length": 5}, ["whale tiger", "Whales, (tigers)"],
                   ["whale", "whale Whale", "well-k cats", "12345 67890"]),
}  # fmt: skip

SPELLING: dict[str, Case | list[Case]] = {
    "letter_frequency": ({"letter": "k", "n": 2}, ["kick", "K k k"], ["k", "cat"]),
    "pangram": ({}, ["The quick brown fox jumps over the lazy dog", "abcdefghijklm NOPQRSTUVWXYZ"],
                ["The quick brown fox jumped over the lazy dog", "abcdefghijklmnopqrstuvwxy"]),
    "without_letter": ({"letter": "e"}, ["A big cat", "123"], ["the", "An Eel"]),
    "short_words": ({"n": 3}, ["the cat", "it's me"], ["four", "the well-b"]),
    "no_short_words": ({"n": 3}, ["The cats ran", "100 cats"], ["I ran", "The cat is", "it there"]),
    "prime_lengths": ({}, ["The lemon is red", "a1a lemon"], ["A", "four", "The wooden box"]),
    "length_cycle": ({"pattern": [3, 2]}, ["The ox ate", "cat is"], ["is cat", "The ox ate hay", "the oxen"]),
    "nth_word_length": ({"n": 2, "length": 3}, ["A cat is red", "One"], ["A frog", "a cat is here"]),
    "no_same_initials": ({}, ["A big cat", "One two"], ["big bad", "One two. Ten", "Apple. apple"]),
    "alternating_initials": ({}, ["A big old cat", "the end"], ["big cat", "the end is", "a b. c"]),
    "alliteration": ({"letter": "b", "n": 3}, ["big bad boys", "The Big, bad. Bears"],
                     ["big bad cats", "big bad cats bite badly", "bb b"]),
    "palindromes": ({"n": 2}, ["noon radar", "Noon; LEVEL"], ["noon", "noon noon", "noon aa", "noon 121"]),
    "acrostic": ({"word": "sun"}, ["Some. Under. Now.", "so it is! \"Until.\" No"],
                 ["Some. Under.", "Some. Now. Under.", "Some. Under. Now. Yes."]),
    "sentence_initial": ({"letter": "t"}, ["The. two", "\"Ten.\" (To)"],
        ["The. One.", "The\nend", "3 tens."]),
    "chained_sentences": ({"n": 2}, ["I see the sea. Sea is blue.", "a b. b, c! C"],
                          ["I see.", "I see the sea. The sea.", "a b. bs c."]),
    "same_ends": ({}, ["Time is time.", "\"Go\" and go"], ["Time", "Time is money", "Time is times"]),
}  # fmt: skip

CAPITALS: dict[str, Case | list[Case]] = {
    "lowercase": ({}, ["all small.", "3 über"], ["All", "small bUt"]),
    "uppercase": ({}, ["ALL BIG", "3 ÜBER!"], ["ALL BiG", "a"]),
    "capital_initials": ({}, ["All The Same", '3 Well-known "Words"'], ["All the Same", "(in) Brackets"]),
    "capital_words": ({"n": 2}, ["AN OLD cat", "I see NASA, UNO"], ["OLD cat", "AN OLD CAT", "I A OLD"]),
    "every_nth_capitals": (
        {"n": 2},
        ["an OLD cat", "I SEE a CAT"],
        ["an old cat", "AN OLD cat", "an OLD Cat sat"],
    ),
    "alternating_capitals": ({}, ["AN old CAT", "ONE"], ["an OLD", "AN Old", "AN old cat"]),
}

MARKS: dict[str, Case | list[Case]] = {
    "no_commas": ({}, ["a; b", "a\N{MIDDLE DOT}b"], ["a, b", "1,000"]),
    "commas": ({"n": 2}, ["a, b, c", "1,000,000"], ["a, b", "a,b,c,d"]),
    "semicolons": ({"n": 1}, ["a; b", ";a"], ["a, b", "a;; b"]),
    "exclamations": ({}, ["Yes! No!", "\"Yes!\" (No!!)"], ["Yes. No!", "Yes! no", "What?!.", "Yes!\nNo"]),
    "questions": ({"n": 1}, ["Who? Me.", "\"Who?\" me"], ["Me.", "Who? Me?", "Who?!"]),
    "alternating_marks": ({}, ["A. B? C.", "A."], ["A?", "A. B.", "A. B? C"]),
    "parentheses": ({"n": 2}, ["(a) (b)", "a (b c), (d)"], ["(a)", "(a (b))", "(a) (b) (", "(a) (b) (c)"]),
    "nested_brackets": ({"depth": 2}, ["(a [b])", "({x})()"], ["(a) [b]", "(a [b)]", "((a)", "(a))", "[b"]),
    "placeholders": ({"n": 2}, ["[name] [city]", "[a] [b] [c]"], ["[name]", "[] [a]", "[a [b]"]),
    "quoted_spans": ({"n": 2}, ["\"a\" \"b c\"", "\u201ca\u201d and \"b\""],
        ["\"a\"", "\"\" \"a\"", "\"a\" 'b'"]),
    "bold": ({"n": 1}, ["a **b**", "**b c** *d*"], ["a *b*", "**a** **b**", "** **", "**a\nb**"]),
    "hashtags": ({"n": 2}, ["#a #b1", "(#a) #B_c"], ["#a", "#a #b #c", "# a #b", "x#a #b", "## a\n#b"]),
    "emoji": ({"n": 1},
        ["a \U0001f600", "\U0001f44d\U0001f3fd", "\U0001f1eb\U0001f1f7", "\U0001f468\u200d\U0001f469"],
              ["a :)", "\U0001f600\U0001f600"]),
    "number_sum": ({"total": 12, "count": 2}, ["5 and 7", "(12) 0"],
        ["12", "5, 8", "5.5 and 6.5", "5 and 7 and x2", "a5 7"]),
    "no_digits": ({}, ["seven", "II"], ["7", "a1"]),
}  # fmt: skip

LAYOUT: dict[str, Case | list[Case]] = {
    "bullet_count": ({"n": 2}, ["- a\n- b", "x\n* a\n  + b"],
        ["- a", "-a\n-b", "- a\n- b\n- c", "a - b\n- c"]),
    "sorted_bullets": ({"n": 2}, ["- ant\n- bee", "- Ant b\n- ant a\n- cow"],
        ["- bee\n- ant", "- ant", "- ant\n- ***"]),
    "numbered_list": ({"n": 2}, ["1. a\n2. b", "x\n1) a\n\n2) b"],
        ["1. a", "1. a\n3. b", "1.a\n2.b", "1. a\n2. b\n1. c"]),
    "countdown": ({"n": 2}, ["2. a b\n1. c", "x\n2) a b c\n1) d"],
        ["1. a b\n2. c", "2. a\n1. b", "3. a b\n2. c\n1."]),
    "heading_count": ({"n": 2}, ["# a\n## b", "# a\nx\n###### b"],
        ["# a", "#a\n#b", "# a\n\n# b\n# c", "x # a\n# b"]),
    "sections": ({"n": 2}, ["Section 1\na\nSection 2\nb", "## SECTION 1: x\na\n\n**Section 2**\nb"],
                 ["Section 1\na", "Section 1\nSection 2\nb", "Section 2\na\nSection 1\nb",
                 "Section 1\na\nSection 2"]),
    "table": ({"rows": 1, "columns": 2}, ["| a | b |\n|---|---|\n| c | d |", "x\n|a|b|\n|:-:|--|\n|c||\ny"],
              ["| a | b |\n|---|---|", "|a|b|\n|c|d|\n|e|f|", "|a|b|\n|--|--|\n\n|c|d|", "|a|\n|--|\n|c|",
              "text"]),
    "code_block": ({"language": "python"}, ["```python\nx\n```", "a\n```python\n\nx\n```\nb"],
                   ["```\nx\n```", "```python\n\n```", "```python\nx",
                   "```python\nx\n```\n```python\ny\n```"]),
    "dividers": ({"n": 2}, ["a\n***\nb", "a\n\n *** \n\nb"],
        ["a", "a *** b", "a\n***", "a\n***\nb\n***\nc", "a\n****\nb"]),
    "two_responses": ({}, ["Yes.\n******\nNo.", "a b\n\n ****** \nc"],
                      ["Yes.", "Yes.\n***\nNo.", "Yes, a.\n******\nyes, b.", "a\n******",
                      "a\n******\nb\n******\nc"]),
    "json_object": ({"keys": ["a", "b"]}, ['{"a": "x", "b": "y"}', '```json\n{"b": "x", "a": "y"}\n```'],
                    ['{"a": "x"}', '{"a": "x", "b": ""}', '{"a": "x", "b": 1}', 'So: {"a": "x", "b": "y"}',
                     '{"a": "x", "b": "y", "c": "z"}', "[1]", "{", "[" * 5000]),
    "json_array": ({"n": 2}, ['["a", "bc"]', '["a ", "b c"]'],
                   ['["a"]', '["ab", "c"]', '["a", 12]', '["", "a"]', '{"a": "b"}', "a, bc"]),
    "csv": ({"columns": ["a", "b"], "rows": 2}, ["a,b\n1,2\n3,4", "a, b\nx y,z\nu,v\n"],
            ["a,b\n1,2", "b,a\n1,2\n3,4", "a,b\n1,\n3,4",
            "a,b\n1,2,3\n4,5", 'a,b\n"1",2\n3,4', "a,b\n1,2\n\n3,4"]),
    "paragraph_lengths": ({"n": 2}, ["a b\n\nc", "a b c\nd\n\ne f"],
        ["a\n\nb c", "a\n\nb", "a b c\n\nd e\n\nf"]),
}  # fmt: skip

EDGES: dict[str, Case | list[Case]] = {
    "begin_with": ({"phrase": "Here it is."}, ["Here it is. A.", " HERE IT IS."],
        ["A. Here it is.", "\"Here it is.\"", "Here it is"]),
    "end_with": ({"phrase": "That is all."}, ["A. That is all.", "that is all.\n"],
        ["That is all. A.", "That is all", "That is all.\""]),
    "last_word": ({"word": "river"}, ["The river.", "A (River)!\n"],
        ["River flow.", "The rivers.", "by-river"]),
    "title": ({}, ["<<A title>>\ntext", "\n <<a>> \n"],
        ["A title\n<<b>>", "<<>>\na", "<<a>> text", "<a>", "<< - >>"]),
    "postscript": ({"marker": "P.S."}, ["A.\nP.S. b", "A.\n\np.s. B."],
        ["A. P.S. b", "P.S. b\nA.", "A.\nP.S.", "A.\nPS b"]),
    "quoted_whole": ({}, ['"A b."', ' "a" '], ["A", '"A', '"A" and "b"', "\u201cA\u201d", '"']),
    "refrain": ({"paragraphs": 2, "phrase": "So it goes."},
        ["A. So it goes.\n\nB. So it goes.", "so it goes.\n\nSo it goes."],
                ["A. So it goes.", "A.\n\nB. So it goes.", "So it goes. A.\n\nSo it goes. B.",
                "So it goes.\n\nSo it goes!"]),
}  # fmt: skip

LANGUAGES: dict[str, Case | list[Case]] = {
    "script_language": [
        ({"language": "Greek"},
            ["Η θάλασσα είναι ήσυχη.", "Το όνομά του είναι Ιωάννης (John) και μένει στο σπίτι."],
         ["Είναι ο John.", "The sea", "Море тихое", "123"]),
        ({"language": "Korean"}, ["오늘은 날씨가 참 좋습니다."],
         ["今日は天気がいい", "Oneul-eun nalssiga joseumnida"]),
        ({"language": "Hebrew"}, ["הים שקט היום."], ["البحر هادئ اليوم"]),
        ({"language": "Georgian"}, ["ზღვა დღეს წყნარია."], ["The sea"]),
        ({"language": "Armenian"}, ["Ծովն այսօր հանգիստ է։"], ["The sea"]),
    ],
    "latin_language": [
        ({"language": "French"}, ["La mer est calme et les enfants jouent sur la plage avec leur chien."],
         ["The sea is calm and the children play.", "El mar está en calma y los niños juegan en la playa."]),
        ({"language": "German"}, ["Das Meer ist ruhig, und die Kinder spielen mit dem Hund auf der Wiese."],
         ["De zee is kalm en de kinderen spelen met de hond op het strand.", "Meer"]),
        ({"language": "Spanish"}, ["El mar está en calma y los niños juegan con el perro en la playa."],
         ["Il mare è calmo e i bambini giocano con il cane sulla spiaggia."]),
        ({"language": "Italian"}, ["Il mare è calmo e i bambini giocano con il cane, ma non nella sabbia."],
         ["La mer est calme et les enfants jouent sur la plage avec leur chien."]),
        ({"language": "Dutch"}, ["De zee is kalm en de kinderen spelen met het hondje op het strand."],
         ["Das Meer ist ruhig, und die Kinder spielen mit dem Hund auf der Wiese.",
         "The sea is calm and the children play."]),
    ],
}  # fmt: skip

TABLE = {**LENGTHS, **KEYWORDS, **SPELLING, **CAPITALS, **MARKS, **LAYOUT, **EDGES, **LANGUAGES}
CASES = [
    (kind, *case) for kind, cases in TABLE.items() for case in (cases if isinstance(cases, list) else [cases])
]


def test_every_type_has_cases() -> None:
    assert TABLE.keys() == TYPES.keys()
    assert len(TYPES) >= 40


@pytest.mark.parametrize(("kind", "parameters", "followed", "broken"), CASES, ids=[case[0] for case in CASES])
def test_checks(kind: str, parameters: dict[str, Any], followed: list[str], broken: list[str]) -> None:
    wanted = make(kind, **parameters)
    for text in followed:
        assert follows(wanted, text), text
    for text in broken:
        assert not follows(wanted, text), text
    assert not follows(wanted, " \n ")
