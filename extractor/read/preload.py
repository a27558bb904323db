"""What the workers' server loads once, so that each worker starts with it."""

import extractor.read.dispatch
import extractor.read.pdf  # noqa: F401
