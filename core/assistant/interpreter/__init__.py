"""The offline mind: what people say, in Russian and English, into calls of the register, without a model."""
