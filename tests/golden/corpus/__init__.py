"""A labelled corpus: fictional plans in unlike layouts, each with what a careful reader would read of it.

``plans/*.source.yaml`` say what a plan holds and how it is laid out, ``plans/*.expected.yaml`` what stands in it. The
files themselves are made when they are needed, in any format, so that the same plan can be transformed.
"""
