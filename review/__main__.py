"""The console script ``hedui``, also ``python -m review``. Workers that read files import this again: it imports little."""

import gc


def main() -> None:
    gc.set_threshold(50_000, 20, 20)  # what is imported is not garbage: searching it at every 700 objects takes 6%
    from review.cli import main as run

    run()


if __name__ == "__main__":
    main()
