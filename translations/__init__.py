"""The catalogues: what people read, in zh_CN and en, each written as an original."""
