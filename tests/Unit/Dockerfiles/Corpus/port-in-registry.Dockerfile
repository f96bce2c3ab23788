ARG REGISTRY=registry.example.com:5000
FROM ${REGISTRY}/team/base
FROM ${REGISTRY}/team/base:1.4
USER app
