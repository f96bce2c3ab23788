// Command server is a small link shortener.
package main

import (
	"context"
	"flag"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/go-service/internal/api"
	"example.com/go-service/internal/health"
	"example.com/go-service/internal/links"
)

func main() {
	address := flag.String("listen", ":8080", "address to listen on")
	grace := flag.Duration("grace", 10*time.Second, "how long running requests may take when the service stops")
	flag.Parse()
	if err := run(*address, *grace); err != nil {
		log.Fatal(err)
	}
}

func run(address string, grace time.Duration) error {
	stop, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()

	store, probe := links.NewStore(), health.New()
	server := &http.Server{
		Addr:              address,
		Handler:           api.New(store, probe),
		ReadHeaderTimeout: 5 * time.Second,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	log.Printf("listening on %s", address)

	select {
	case err := <-failed:
		return err
	case <-stop.Done():
	}
	probe.Drain()
	log.Printf("stopping with %d links", store.Len())
	limit, done := context.WithTimeout(context.Background(), grace)
	defer done()
	return server.Shutdown(limit)
}
