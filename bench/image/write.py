"""Writes the bench's own files, the same ones each time.

write.py texts FOLDER COUNT SEED   files of words, 0 to 4 KB each, 100 in a folder: they compress as sources do
write.py noise FILE BYTES          one file that does not compress, as an archive does not
"""
import os
import random
import sys

WORDS = [f"{stem}{end}" for stem in ("load", "layer", "whiteout", "entry", "port", "digest") for end in ("", "s", "ed(", ") {\n", " = ")]


def texts(folder, count, seed):
    rng = random.Random(int(seed))
    for number in range(int(count)):
        into = os.path.join(folder, f"package-{number // 100}")
        os.makedirs(into, exist_ok=True)
        with open(os.path.join(into, f"file-{number}.js"), "w") as file:
            file.write(" ".join(rng.choices(WORDS, k=rng.randrange(0, 600))))


def noise(path, size):
    rng = random.Random(0)
    with open(path, "wb") as file:
        for _ in range(int(size) // 1_000_000):
            file.write(rng.randbytes(1_000_000))


{"texts": texts, "noise": noise}[sys.argv[1]](*sys.argv[2:])
