"""How the networks are made: examples from the corpus, the network, its training, its measurement, its export.

Needs the ``train`` dependency group (PyTorch, transformers). Never imported by ``src/dateline``.
"""
