FROM ubuntu:18.04
RUN apt-get update && apt-get install -y python3 && rm -rf /var/lib/apt/lists/*
USER nobody
CMD ["python3"]
