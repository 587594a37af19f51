"""The company's own names — goods, customers, people, places — found in a message in any form and with typos.

Exact → dictionary form or stem → the other alphabet → typo. Names that fit equally well all come back:
nothing here takes the first of two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.assistant.interpreter.endearing import plain_stems, whole_names
from core.assistant.interpreter.morph import is_known, lemmas, parts_of_speech, stem
from core.assistant.interpreter.name_words import (
    GLUE,
    LEGAL,
    agree,
    is_telling,
    sized,
    sound_alike,
    weight,
    words_of_name,
)
from core.assistant.interpreter.text import Token, clean, split, words
from core.assistant.interpreter.translit import skeleton, sound

MOST_CANDIDATES = 8
SAME, FORM, SOUND, BEGUN, TYPO = 1.0, 0.97, 0.85, 0.85, 0.8
_LEAST_BEGUN, _LEAST_ENDEARING, _LEAST_HEARD = 4, 4, 4
_LEAST_FUZZY = 5
_LINKS = words("для с со из of with for")
_NOUN_ONLY = frozenset({"NOUN", "None"})


@dataclass(frozen=True, slots=True)
class Record:
    """A name of the company's own: kind ("product", "customer", …), id, the name, other names it goes by."""

    kind: str
    id: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be meant; `score`: how well it was named, `coverage`: how much of its name."""

    kind: str
    id: str
    name: str
    score: float
    coverage: float

    @property
    def fit(self) -> float:
        """How well the words that were said fit, however much of the name they are."""
        return self.score / (0.6 + 0.4 * self.coverage)


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [first, last) that name something; candidates best first; `margin` is the lead of the first."""

    first: int
    last: int
    candidates: tuple[Candidate, ...]

    @property
    def margin(self) -> float:
        """The best score less the next one: 0 where two fit equally."""
        return rank_margin(self.candidates)

    def of(self, kinds: Collection[str]) -> tuple[Candidate, ...]:
        """The candidates of these kinds."""
        return tuple(c for c in self.candidates if c.kind in kinds)


def rank_margin(candidates: Sequence[Candidate]) -> float:
    """The lead of the first candidate over the second; 1 where there is one, 0 where there is none."""
    if len(candidates) < 2:
        return float(len(candidates))
    return candidates[0].score - candidates[1].score


@dataclass(slots=True)
class _Named:
    record: Record
    name: str
    words: tuple[str, ...]
    weight: float


@dataclass(slots=True)
class NameIndex:
    """An index of names held in memory; adding or removing one touches only its own words."""

    common: frozenset[str] = frozenset()
    """Words of the trade: said as they are, they are never taken for a mistyped name."""
    named: dict[int, _Named] = field(default_factory=dict)
    by_record: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    holding: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    by_sound: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_stem: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    accounts: set[str] = field(default_factory=set)
    """Words of accounts' names, which are said by their beginnings."""
    _lengths: dict[int, list[str]] = field(default_factory=dict)
    _hits: dict[tuple[str, bool], dict[str, float]] = field(default_factory=dict)
    _next: int = 0

    @classmethod
    def build(cls, records: Iterable[Record], common: frozenset[str] = frozenset()) -> NameIndex:
        """An index of these records; `common` words are never taken for mistyped names."""
        index = cls(common)
        for record in records:
            index.add(record)
        return index

    def __len__(self) -> int:
        return len(self.by_record)

    def add(self, record: Record) -> None:
        """Put a record in, in place of an older one with its kind and id."""
        self.remove(record.kind, record.id)
        places = self.by_record.setdefault((record.kind, record.id), [])
        for name in (record.name, *record.also):
            said = words_of_name(name)
            if said:
                places.append(self._next)
                self._put(_Named(record, record.name, said, sum(map(weight, said))))

    def remove(self, kind: str, record_id: str) -> None:
        """Forget a record; one that is not there is no error."""
        for place in self.by_record.pop((kind, record_id), ()):
            for word in self.named.pop(place).words:
                self._forget(word, place)
        self._settle()

    def find(self, text: str, kinds: Collection[str] | None = None) -> list[Candidate]:
        """Candidates for a name typed by itself, best first; equal scores mean the text fits them equally."""
        tokens = [t for t in split(clean(text).text) if t.is_word or t.is_number]
        asked = [t for t in tokens if t.norm not in LEGAL] or tokens
        scores: dict[int, dict[int, float]] = defaultdict(dict)
        for place, token in enumerate(asked):
            for named, (at, score) in self._token_hits(token, fuzzy=True).items():
                scores[named].setdefault(at, score * (0.999**place))
        total = sum(weight(t.norm) for t in asked) or 1.0
        found = [self._candidate(named, hits, total) for named, hits in scores.items()]
        return _ranked(c for c in found if kinds is None or c.kind in kinds)

    def spans(
        self,
        tokens: Sequence[Token],
        kinds: Collection[str] | None = None,
        blocked: Collection[int] = (),
        *,
        fuzzy: bool = True,
    ) -> list[Mention]:
        """Every stretch of the message that names something, left to right, longest first."""
        hits = [
            {} if place in blocked or not (t.is_word or t.is_number) else self._token_hits(t, fuzzy=fuzzy)
            for place, t in enumerate(tokens)
        ]
        if kinds is not None:
            hits = [{n: h for n, h in hit.items() if self.named[n].record.kind in kinds} for hit in hits]
        mentions: list[Mention] = []
        place = 0
        while place < len(tokens):
            mention = self._longest(tokens, hits, place)
            if mention is not None:
                mentions.append(mention)
            place = mention.last if mention else place + 1
        return mentions

    def knows(self, word: str) -> bool:
        """Is the word (or its stem, or a dictionary form of it) a word of some name?"""
        return bool(self._forms(word) or self._endearing(word))

    def _put(self, named: _Named) -> None:
        place = self._next
        self._next += 1
        self.named[place] = named
        for at, word in enumerate(named.words):
            if named.record.kind == "account":
                self.accounts.add(word)
            if word not in self.holding:
                self.by_stem[stem(word)].add(word)
                self.by_sound[skeleton(sound(word))].add(word)
                if len(word) >= _LEAST_FUZZY - 1:
                    self._lengths.setdefault(len(word), []).append(word)
            self.holding[word].setdefault(place, at)
        self._settle()

    def _forget(self, word: str, place: int) -> None:
        holders = self.holding.get(word)
        if holders is None:
            return
        holders.pop(place, None)
        if not holders:
            del self.holding[word]
            self.accounts.discard(word)
            self.by_stem[stem(word)].discard(word)
            self.by_sound[skeleton(sound(word))].discard(word)
            if word in self._lengths.get(len(word), ()):
                self._lengths[len(word)].remove(word)

    def _settle(self) -> None:
        if self._hits:
            self._hits.clear()

    def _token_hits(self, token: Token, *, fuzzy: bool) -> dict[int, tuple[int, float]]:
        """Names holding the word: name → (place of the word in it, how well it fits)."""
        found: dict[int, tuple[int, float]] = {}
        for word, score in self._name_words_for(sized(token.norm), fuzzy=fuzzy).items():
            for named, at in self.holding[word].items():
                if named not in found or found[named][1] < score:
                    found[named] = (at, score)
        return found

    def _name_words_for(self, norm: str, *, fuzzy: bool) -> dict[str, float]:
        key = (norm, fuzzy)
        found = self._hits.get(key)
        if found is None:
            found = self._forms(norm) or (self._guessed(norm) if fuzzy else {})
            if len(self._hits) > 20000:
                self._hits.clear()
            self._hits[key] = found
        return found

    def _guessed(self, norm: str) -> dict[str, float]:
        return self._begun(norm) or self._endearing(norm) or self._heard(norm) or self._mistyped(norm)

    def _begun(self, norm: str) -> dict[str, float]:
        """An account by the beginning of its name: сбер of Сбербанк."""
        base = stem(norm)
        if len(base) < _LEAST_BEGUN:
            return {}
        return {word: BEGUN for word in self.accounts if word.startswith(base) and len(word) > len(base)}

    def _endearing(self, norm: str) -> dict[str, float]:
        """Ксюша of Ксения, розочек of Роза."""
        if len(norm) < _LEAST_ENDEARING or norm.isascii():
            return {}
        found = {name: SOUND for name in whole_names(norm) if name in self.holding}
        for base in (base for form in (norm, *lemmas(norm)) for base in plain_stems(stem(form))):
            for word in sorted(self.by_stem.get(base, ())):
                found.setdefault(word, SOUND)
        return found

    def _slip(self, token: Token) -> dict[int, tuple[int, float]]:
        """What a word of the dictionary may stand for beside another word of the same name: юбка плисе."""
        norm = token.norm
        if len(norm) < _LEAST_HEARD or not token.is_word:
            return {}
        found: dict[int, tuple[int, float]] = {}
        near = (
            [word for word, _ in self._near(norm, 1)] if len(norm) >= _LEAST_FUZZY and is_known(norm) else []
        )
        for word in (*self._heard(norm), *near):
            for named, at in self.holding[word].items():
                found.setdefault(named, (at, TYPO))
        return found

    def _forms(self, norm: str) -> dict[str, float]:
        found = {norm: SAME} if norm in self.holding else {}
        if norm in GLUE or norm.isdigit():
            return found
        for form in (norm, *lemmas(norm)):
            if form in self.holding and agree(form, norm):
                found.setdefault(form, FORM)
            for word in self.by_stem.get(stem(form), ()):
                if agree(word, norm):
                    found.setdefault(word, FORM)
        return found

    def _heard(self, norm: str) -> dict[str, float]:
        """Words that sound alike in the other alphabet."""
        if len(norm) < _LEAST_HEARD or norm in self.common or not parts_of_speech(norm) <= _NOUN_ONLY:
            return {}
        found: dict[str, float] = {}
        for form in sorted({norm, stem(norm)}):
            heard = sound(form)
            for word in self.by_sound.get(skeleton(heard), ()):
                if word.isascii() != norm.isascii() and sound_alike(heard, sound(word)):
                    found[word] = SOUND
        return found

    def _mistyped(self, norm: str) -> dict[str, float]:
        if len(norm) < _LEAST_FUZZY or norm.isdigit() or norm in self.common or is_known(norm):
            return {}
        far = 1 if len(norm) < 8 else 2
        base = stem(norm)
        near = self._near(norm, far)
        if len(base) >= _LEAST_FUZZY - 1 and base != norm:
            near += self._near_stems(base, far)
        closest = min((distance for _, distance in near), default=0)
        return {word: TYPO if distance < 2 else TYPO - 0.08 for word, distance in near if distance == closest}

    def _near(self, norm: str, far: int) -> list[tuple[str, int]]:
        choices = [w for n in range(len(norm) - far, len(norm) + far + 1) for w in self._lengths.get(n, ())]
        found = process.extract(norm, choices, scorer=OSA.distance, score_cutoff=far, limit=MOST_CANDIDATES)
        return [(word, int(distance)) for word, distance, _ in found]

    def _near_stems(self, base: str, far: int) -> list[tuple[str, int]]:
        """Words whose stem is near; one of the first two letters is taken to be right."""
        reach = range(len(base) - far, len(base) + far + 3)
        alike = (w for n in reach for w in self._lengths.get(n, ()) if w[0] == base[0] or w[1] == base[1])
        choices = {word: stem(word) for word in alike}
        found = process.extract(base, choices, scorer=OSA.distance, score_cutoff=far, limit=MOST_CANDIDATES)
        return [(word, int(distance)) for _, distance, word in found]

    def _longest(
        self, tokens: Sequence[Token], hits: list[dict[int, tuple[int, float]]], place: int
    ) -> Mention | None:
        """The longest stretch from a token all of whose words one name holds."""
        if not hits[place] or tokens[place].norm in GLUE:
            return None
        alive = {named: {at: score} for named, (at, score) in hits[place].items()}
        if tokens[place].is_number:
            alive = {named: held for named, held in alive.items() if 0 in held}
        if not alive:
            return None
        last = place + 1
        best = last
        while last < len(tokens):
            grown = _grown(alive, hits[last]) or _grown(alive, self._slip(tokens[last]))
            skipped = last + 1 < len(tokens) and (tokens[last].text in '-"«».' or tokens[last].norm in _LINKS)
            if not grown and not skipped:
                break
            if grown:
                alive = grown
            last += 1
            if grown and tokens[last - 1].norm not in GLUE:
                best = last
        said = sum(weight(tokens[at].norm) for at in range(place, best))
        return self._mention(tokens, place, best, alive, said)

    def _mention(
        self, tokens: Sequence[Token], first: int, last: int, alive: dict[int, dict[int, float]], said: float
    ) -> Mention | None:
        candidates = _ranked(self._candidate(named, hits, said) for named, hits in alive.items())
        if not candidates or not is_telling(tokens[first:last]):
            return None
        return Mention(first, last, tuple(candidates))

    def _candidate(self, place: int, hits: dict[int, float], said: float) -> Candidate:
        named = self.named[place]
        weights = [(weight(named.words[at]), score) for at, score in hits.items()]
        covered = sum(weight for weight, _ in weights)
        fit = sum(weight * score for weight, score in weights) / max(said, covered)
        coverage = covered / named.weight if named.weight else 1.0
        score = round(fit * (0.6 + 0.4 * coverage), 4)
        return Candidate(named.record.kind, named.record.id, named.name, score, round(coverage, 3))


def _grown(
    alive: dict[int, dict[int, float]], hits: dict[int, tuple[int, float]]
) -> dict[int, dict[int, float]]:
    grown: dict[int, dict[int, float]] = {}
    for named, taken in alive.items():
        hit = hits.get(named)
        if hit is not None and hit[0] not in taken:
            grown[named] = {**taken, hit[0]: hit[1]}
    return grown


def _ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Best first, one per record, at most a handful — and all that tie with the first."""
    best: dict[tuple[str, str], Candidate] = {}
    for candidate in candidates:
        key = (candidate.kind, candidate.id)
        if key not in best or best[key].score < candidate.score:
            best[key] = candidate
    ranked = sorted(best.values(), key=lambda c: (-c.score, c.name, c.id))
    return ranked[:MOST_CANDIDATES]
