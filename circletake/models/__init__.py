"""Research systems and the models they stand on: one package a method. Each can be lifted out whole."""
