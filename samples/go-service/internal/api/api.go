// Package api serves links over HTTP.
package api

import (
	"errors"
	"io"
	"net/http"
	"strings"

	"example.com/go-service/internal/links"
)

const maxTarget = 2048

// New returns the handler of the service: GET /NAME redirects, PUT /NAME with
// the address as body sets it, and /healthz is what the probes ask.
func New(store *links.Store, health http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/healthz", health)
	mux.Handle("/", &linkHandler{store})
	return mux
}

type linkHandler struct {
	store *links.Store
}

func (h *linkHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.Contains(name, "/") {
		http.NotFound(w, r)
		return
	}
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		h.follow(w, r, name)
	case http.MethodPut:
		h.put(w, r, name)
	default:
		w.Header().Set("Allow", "GET, HEAD, PUT")
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
	}
}

func (h *linkHandler) follow(w http.ResponseWriter, r *http.Request, name string) {
	target, err := h.store.Get(name)
	if errors.Is(err, links.ErrNotFound) {
		http.NotFound(w, r)
		return
	}
	http.Redirect(w, r, target, http.StatusFound)
}

func (h *linkHandler) put(w http.ResponseWriter, r *http.Request, name string) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxTarget))
	if err != nil {
		http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
		return
	}
	if err := h.store.Put(name, strings.TrimSpace(string(body))); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
