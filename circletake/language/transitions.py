"""What follows what in an English sentence, as costs: 0 as a rule, 1 now and then, 3 hardly ever, 6 never."""

from __future__ import annotations

START = "start"
END = "end"
_OTHERWISE = 2.4

_TABLE = """
start: det .2 noun .9 nouns .8 name .5 adj .8 num .6 pron .3 prons .3 poss .4 base 1.2 ing 1.2 done 1.7 prep .7 sub .6
  adv .8 there .4 third 3 past 3 conj .9 neg 1.3 quote .6 oh .6 punct .8 be 1.8 do 1.2 to 1.2 rel 2.4 modal 1.6
det: noun .1 nouns .3 adj .2 num .4 name .6 ing .9 done .9 adv 1.4 poss 2 quote 1 base 5 third 5 past 5 prep 4
  punct 2.6 modal 5 be 2.6 rel 2.5 det 1.6 end 2.5 sub 5 conj 3
poss: noun .1 nouns .2 adj .3 num .7 ing 1.1 done 1.2 adv 1.8 name 1.3 base 5 third 5 past 5 prep 5 punct 3 quote 1
adj: noun .1 nouns .1 adj .7 punct .6 conj .8 prep .9 to .9 name .8 ing 1.2 done 1.8 num 1.4 sub 1.2 third 2.8
  past 2.8 base 3.4 adv 1.6 det 2.4 pron 2.4 end .5 be 2 part 2.2 rel 1.8
num: noun .2 nouns .1 adj .5 punct .6 name 1.4 ing 1.4 done 1.6 prep .9 third 2.2 past 2 base 1.8 num .6 end .7 be 1.8
  conj 1.2 det 1.5 adv 1.6
noun: third .3 punct .4 prep .4 past .6 done .9 noun .9 nouns 1.2 ing .8 conj .5 rel .5 sub .7 be .4 have .6 do .8
  modal .5 adv .8 part .1 to .7 neg 1.6 adj 2.2 base 4.5 det 1.7 name 1.5 pron 2.2 prons 2.2 poss 2.0 num 1.7 quote .9
  there 2.5 end .3 oh 2
nouns: base .5 third 4.5 past .6 done .9 prep .4 punct .4 noun 2.4 nouns 2.2 ing .8 conj .5 rel .5 sub .7 be .4
  have .6 do .8 modal .5 adv .7 part .6 to .8 det 1.7 adj 2.2 num 1.8 end .3 name 2 poss 2 quote 1 neg 1.8
name: third .2 past .4 be .3 have .5 do .7 modal .5 punct .5 name .2 noun 1.1 nouns 1.3 base 3.6 prep .5 conj .5
  rel .6 sub .8 adv .7 part .1 ing .9 done 1.1 to .8 det 1.8 num 1.4 end .4 adj 2.4 quote .9
pron: third .2 past .4 be .2 have .4 do .5 modal .4 base 1.9 punct .6 prep .8 to .8 conj .8 ing 1 done 1.3 adv .7
  det 1.8 noun 3 nouns 3 adj 1.9 end .4 sub .9 neg 1.4 rel 1.2 part 1.6 name 2.5 num 2 quote 1 poss 2
prons: base .2 past .4 be .2 have .4 do .5 modal .4 third 3 punct .6 prep .7 to .8 conj .8 ing 1 done 1.3 adv .7
  det 1.7 noun 3 nouns 3 adj 1.9 end .4 sub .9 rel 1.2 num 1.4 poss 2
rel: third .2 base .7 past .3 be .2 have .4 modal .4 pron .7 prons .7 det 1.0 noun 1.8 nouns 1.4 name .9 adv .8 done 2
  do .6 poss 1.2 to 2 neg 2
third: det .2 poss .3 noun .9 nouns .7 adj .9 name .6 pron .5 prons .6 prep .3 to .3 adv .4 punct .4 conj .5 ing .7
  num .7 done 1.4 sub .6 quote .5 base 3.2 third 5 past 4 rel 2 be 5 there 2 end .5 neg 2 modal 5 have 4
base: det .2 poss .3 noun .8 nouns .6 adj .9 name .6 pron .4 prons .4 prep .3 to .4 adv .4 punct .4 conj .5 ing .9
  num .6 done 1.5 sub .7 quote .5 base 2.6 third 4 past 4 rel 2 be 4 end .4 there 2 neg 2
past: det .2 poss .3 noun .9 nouns .7 adj .9 name .6 pron .5 prons .6 prep .3 to .3 adv .4 punct .4 conj .5 ing .8
  num .7 done 1.4 sub .6 quote .5 base 3.2 third 5 past 4 rel 2 be 5 end .5 neg 2
ing: det .3 poss .4 noun .8 nouns .6 prep .3 punct .4 conj .6 adv .5 to .5 pron .7 prons .8 name .8 adj .9 num .9
  sub .8 third 1.8 past 2 be 1.4 base 2.4 done 1.6 end .4 quote .9 rel 2
done: prep .2 punct .4 det 1.2 noun .9 nouns .9 adv .6 conj .6 to .6 sub .8 pron 1.6 poss 1.4 third 2.2 past 3 ing 1.8
  end .4 num 1.2 name 1.0 adj 1.6 quote .7 be 1.8 base 2.8
be: ing .2 done .2 adj .3 det .4 prep .4 adv .5 neg .2 noun 1.3 nouns 1.3 name 1 poss .7 pron 1.2 num .8 punct 1.2
  there 1 to .9 base 5 third 6 past 5 be 1 end 1.2 quote .9 conj 1.5 rel 1.8
have: done .2 det .3 be .5 adv .7 neg .3 to .5 noun .9 nouns .8 adj .9 num .6 poss .7 pron 1 past 2 end 1.4 punct 1.4
do: neg .1 base .5 pron .6 prons .5 det .7 noun 1.2 nouns 1.2 poss .8 punct 1 end .9 adv 1
modal: base .1 be .2 neg .2 adv .6 have .4 do .6 pron 1.2 prons 1.2 third 4 past 4 noun 3 end 2 punct 2
to: base .1 be .3 have .5 do .6 adv 1.3 third 6 past 6 noun 6 nouns 6 det 6 poss 6 name 6 pron 6 prons 6 num 6 adj 6
  ing 6 done 4 punct 4 quote 6
prep: det .1 poss .2 noun .5 nouns .4 adj .5 name .4 pron .5 prons .6 num .4 ing .7 adv 1.6 prep 1.2 rel 1.2 sub 1.3
  quote .8 punct 2.2 conj 2.2 base 5 third 5 past 5 done 1.8 end 2.2 be 5 modal 5 there 1.2
sub: det .2 pron .2 prons .2 name .3 noun .6 nouns .5 poss .3 adj .8 ing .7 done .9 there .5 num .7 adv .9 prep 1.4
  third 2.4 past 2.4 base 2.4 be 2.4 punct 2 end 3
conj: third .5 base .8 past .7 det .3 noun .5 nouns .5 adj .5 name .4 pron .4 prons .4 poss .4 adv .5 ing .7 done 1
  num .5 sub .7 prep .9 neg 1 be .9 have 1 do 1 modal .9 there .7 quote .9 to .9 punct 1.2 rel 1.2 conj 1 end 3
adv: third .4 base .8 past .5 ing .5 done .6 adj .5 adv .8 prep .5 punct .3 det .5 conj .7 pron .5 prons .5 noun 1.5
  nouns 1.5 name .7 sub .7 to .7 be .7 num .9 poss .8 modal .8 have .9 end .3 quote 1 there .8 do 1
neg: base .3 ing .5 done .5 adj .5 det .4 adv .6 noun 1.2 nouns 1.2 be .8 prep 1 punct 1 end 1.2 have .9 num 1
there: be .1 third 1.2 base 1.4 punct .7 prep 1 end .8 adv 1.2 modal 1 past 1.2
part: noun .1 nouns .2 adj .3 ing 1 num .8 done 1.2 third 3 name 1.2 punct 1.5 end 1.6 adv 2
punct: det .2 noun .7 nouns .6 name .4 adj .6 num .5 pron .3 prons .3 poss .4 base 1.3 ing .6 done .9 prep .5 sub .5
  adv .5 there .4 third 1.2 past 1.3 conj .3 neg .8 quote .4 oh .6 punct .3 be 1.5 do 1.4 to .9 rel .6 modal 1.6
  have 1.6 end .2 part 2
quote: third .5 past .6 pron .6 prons .6 punct .3 det .7 noun 1 prep .7 conj .8 name .6 be 1 end .3 quote .8 sub 1
  adv 1
oh: punct .3 det .6 pron .5 noun .9 name .5 oh .5 end .5 base .7 adv .8 prons .5
"""


def _read() -> dict[str, dict[str, float]]:
    out: dict[str, dict[str, float]] = {}
    row: dict[str, float] = {}
    for line in _TABLE.strip().splitlines():
        before, colon, rest = line.partition(":")
        if colon:
            row = out.setdefault(before.strip(), {})
        cells = (rest if colon else before).split()
        row.update({cells[at]: float(cells[at + 1]) for at in range(0, len(cells), 2)})
    return out


_COSTS = _read()


def follow_cost(before: str, after: str) -> float:
    """Return the cost of one part of speech after another."""
    return _COSTS[before].get(after, _OTHERWISE)
