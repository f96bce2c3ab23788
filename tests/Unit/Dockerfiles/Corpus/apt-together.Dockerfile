FROM debian:bookworm-slim
RUN apt-get update && \
    # what the job needs
    apt-get install -y --no-install-recommends curl jq && \
    rm -rf /var/lib/apt/lists/*
USER nobody
CMD ["curl", "--version"]
