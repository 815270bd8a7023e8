// Calls the Open API of Guance. Standard library only, there is no signature: go run call.go
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
{{#query}}
	"net/url"
{{/query}}
	"os"
{{#post}}
	"strings"
{{/post}}
)

func main() {
	apiKey := os.Getenv("DF_API_KEY")
	if apiKey == "" {
		log.Fatal("set DF_API_KEY")
	}

	address := {{endpoint}} + {{path}}
{{#query}}
	params := url.Values{}
	for _, param := range [][2]string{
		{{query}}
	} {
		params.Add(param[0], param[1])
	}
	address += "?" + params.Encode()
{{/query}}
{{#get}}
	request, err := http.NewRequest({{method}}, address, nil)
{{/get}}
{{#post}}
	payload := {{payload}}
	request, err := http.NewRequest({{method}}, address, strings.NewReader(payload))
{{/post}}
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("DF-API-KEY", apiKey)
{{#hasContentType}}
	request.Header.Set("Content-Type", {{contentType}})
{{/hasContentType}}
{{#headers}}
	for _, header := range [][2]string{
		{{headers}}
	} {
		request.Header.Set(header[0], header[1])
	}
{{/headers}}

	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(answer))
}
