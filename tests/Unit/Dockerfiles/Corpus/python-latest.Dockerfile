FROM python:latest
RUN apt-get update
RUN apt-get install -y libpq-dev
COPY requirements.txt /
RUN pip3 install -r /requirements.txt
COPY app.py /
CMD python app.py
