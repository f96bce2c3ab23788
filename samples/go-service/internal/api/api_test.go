package api

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/go-service/internal/health"
	"example.com/go-service/internal/links"
)

func TestService(t *testing.T) {
	probe := health.New()
	service := New(links.NewStore(), probe)
	steps := []struct {
		method, path, body string
		want               int
		location           string
	}{
		{"GET", "/healthz", "", http.StatusOK, ""},
		{"GET", "/go", "", http.StatusNotFound, ""},
		{"PUT", "/go", "javascript:alert(1)", http.StatusBadRequest, ""},
		{"PUT", "/go", "https://" + strings.Repeat("x", maxTarget), http.StatusRequestEntityTooLarge, ""},
		{"PUT", "/go", "https://go.dev/\n", http.StatusNoContent, ""},
		{"GET", "/go", "", http.StatusFound, "https://go.dev/"},
		{"DELETE", "/go", "", http.StatusMethodNotAllowed, ""},
	}
	for _, step := range steps {
		t.Run(step.method+" "+step.path, func(t *testing.T) {
			answer := ask(service, step.method, step.path, step.body)
			if answer.Code != step.want {
				t.Errorf("got %d, want %d: %s", answer.Code, step.want, answer.Body)
			}
			if got := answer.Header().Get("Location"); got != step.location {
				t.Errorf("got location %q, want %q", got, step.location)
			}
		})
	}

	probe.Drain()
	if answer := ask(service, "GET", "/healthz", ""); answer.Code != http.StatusServiceUnavailable {
		t.Errorf("got %d while draining", answer.Code)
	}
}

func ask(h http.Handler, method, path, body string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	h.ServeHTTP(answer, httptest.NewRequest(method, path, strings.NewReader(body)))
	return answer
}
