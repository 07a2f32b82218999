# The application alone; docker-compose.yml puts a Neo4j beside it. There is no login: who reaches the port reads and
# replaces plans. So a plain run publishes it on this machine only, with -p 127.0.0.1:8000:8000 and never -p 8000:8000.
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

RUN useradd --system --uid 10001 --create-home ketenkaart \
 && mkdir --mode=700 /data && chown ketenkaart /data
WORKDIR /app

COPY requirements/run.txt requirements/run.txt
RUN pip install --require-hashes --requirement requirements/run.txt

COPY pyproject.toml README.md LICENSE ./
COPY graph graph
COPY loaders loaders
COPY api api
RUN pip install --no-deps --no-build-isolation --no-index .

# The store and the demonstration's both stand in ketenkaart/ in here, and outlive the container:
#   docker run --rm -p 127.0.0.1:8000:8000 -v ketenkaart-data:/data ketenkaart:0.1.0
# What comes with the product, in a store of its own: the same with ketenkaart demo --host 0.0.0.0 behind it.
ENV XDG_DATA_HOME=/data
VOLUME /data

USER ketenkaart
WORKDIR /home/ketenkaart
EXPOSE 8000
CMD ["ketenkaart", "serve", "--host", "0.0.0.0", "--port", "8000"]
