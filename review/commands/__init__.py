"""The subcommands of ``hedui``, one module each. Heavy imports happen inside them, so that --help is quick."""
