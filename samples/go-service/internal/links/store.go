// Package links keeps short names for long addresses.
package links

import (
	"errors"
	"net/url"
	"sync"
)

var (
	ErrInvalid  = errors.New("not an absolute http or https address")
	ErrNotFound = errors.New("no such link")
)

// Store keeps links in memory. It is safe for concurrent use.
type Store struct {
	mu      sync.RWMutex
	targets map[string]string
}

func NewStore() *Store {
	return &Store{targets: make(map[string]string)}
}

// Put sets the target of a name, replacing the one it had.
func (s *Store) Put(name, target string) error {
	u, err := url.Parse(target)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return ErrInvalid
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.targets[name] = target
	return nil
}

// Get returns the target of a name, or ErrNotFound.
func (s *Store) Get(name string) (string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	target, ok := s.targets[name]
	if !ok {
		return "", ErrNotFound
	}
	return target, nil
}

// Len returns how many links there are.
func (s *Store) Len() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return len(s.targets)
}
