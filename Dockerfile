# The application alone; docker-compose.yml puts a Neo4j beside it.
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

RUN useradd --system --uid 10001 --create-home ketenkaart
WORKDIR /app

COPY requirements/run.txt requirements/run.txt
RUN pip install --require-hashes --requirement requirements/run.txt

COPY pyproject.toml README.md LICENSE ./
COPY graph graph
COPY loaders loaders
COPY api api
RUN pip install --no-deps --no-build-isolation --no-index .

USER ketenkaart
WORKDIR /home/ketenkaart
EXPOSE 8000
CMD ["ketenkaart", "demo", "--host", "0.0.0.0", "--port", "8000"]
