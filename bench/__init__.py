"""The benchmark: our dashboard beside its floors and its peers, in one run on one machine."""
