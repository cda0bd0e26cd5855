FROM busybox AS run
ARG PORT=8080
ENV PORT=$PORT
COPY index.html /www/
EXPOSE 8090
CMD ["sh", "-c", "exec httpd -f -p $PORT -h /www"]
FROM run AS last
CMD ["false"]
