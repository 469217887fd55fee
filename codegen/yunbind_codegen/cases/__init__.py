"""The language of conformance cases: YAML files with an input and the expected output of each case."""
