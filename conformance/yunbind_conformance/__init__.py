"""The conformance kit of yunbind: a runner for ports to other languages, and the handler of this one."""
