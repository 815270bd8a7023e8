// What Tencent's own client for Go logs of a request: its two calls of net/http/httputil and log.
package main

import (
	"encoding/json"
	"log"
	"net/http"
	"net/http/httputil"
	"os"
	"strings"
)

func main() {
	var given struct {
		Method, URL, Body string
		Headers           map[string]string
	}
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		log.Fatal(err)
	}
	request, err := http.NewRequest(given.Method, given.URL, strings.NewReader(given.Body))
	if err != nil {
		log.Fatal(err)
	}
	for name, value := range given.Headers {
		request.Header[name] = []string{value}
	}
	dump, err := httputil.DumpRequest(request, true)
	if err != nil {
		log.Fatal(err)
	}
	log.New(os.Stdout, "", log.LstdFlags|log.Lshortfile).Printf("[DEBUG] http request: %s", dump)
}
