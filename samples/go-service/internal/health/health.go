// Package health answers probes of an orchestrator.
package health

import (
	"encoding/json"
	"net/http"
	"sync/atomic"
	"time"
)

// Handler says "ok" until Drain is called, then 503, so that a load balancer
// takes the instance out before it stops.
type Handler struct {
	started  time.Time
	draining atomic.Bool
}

func New() *Handler {
	return &Handler{started: time.Now()}
}

// Drain makes every later probe fail.
func (h *Handler) Drain() {
	h.draining.Store(true)
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	status, code := "ok", http.StatusOK
	if h.draining.Load() {
		status, code = "draining", http.StatusServiceUnavailable
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(struct {
		Status string  `json:"status"`
		Uptime float64 `json:"uptimeSeconds"`
	}{status, time.Since(h.started).Seconds()})
}
