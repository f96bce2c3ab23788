FROM debian:bookworm
RUN apt-get update && apt-get install -y build-essential && rm -rf /var/lib/apt/lists/*
COPY main.c /
RUN gcc -o /app /main.c
CMD ["/app"]
