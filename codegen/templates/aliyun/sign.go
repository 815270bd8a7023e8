// Signs one request with ACS3-HMAC-SHA256 and sends it. Standard library only: go run sign.go
package main

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"log"
	"net/http"
{{#query}}
	"net/url"
{{/query}}
	"os"
	"sort"
	"strings"
	"time"
)

func sha256Hex(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

{{#query}}
// RFC 3986: everything but letters, digits and -_.~ is percent-encoded.
func encode(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

{{/query}}
func main() {
	accessKeyID := os.Getenv("ALIBABA_CLOUD_ACCESS_KEY_ID")
	accessKeySecret := os.Getenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET")
	// Only temporary credentials have one.
	securityToken := os.Getenv("ALIBABA_CLOUD_SECURITY_TOKEN")
	if accessKeyID == "" || accessKeySecret == "" {
		log.Fatal("set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET")
	}

	method := {{method}}
	host := {{host}}
	endpoint := {{endpoint}}
	path := {{path}}
{{#query}}
	params := [][2]string{
		{{query}}
	}
	// Sorted by the names.
	sort.Slice(params, func(i, j int) bool { return params[i][0] < params[j][0] })
	pairs := make([]string, len(params))
	for i, param := range params {
		pairs[i] = encode(param[0]) + "=" + encode(param[1])
	}
	query := strings.Join(pairs, "&")
{{/query}}
{{^query}}
	query := ""
{{/query}}
{{#payload}}
	payload := {{payload}}
{{/payload}}
{{^payload}}
	payload := ""
{{/payload}}
	nonce := make([]byte, 16)
	if _, err := rand.Read(nonce); err != nil {
		log.Fatal(err)
	}

	hashedPayload := sha256Hex(payload)
	headers := map[string]string{
		"host":                  host,
		"x-acs-action":          {{action}},
		"x-acs-version":         {{version}},
		"x-acs-date":            time.Now().UTC().Format("2006-01-02T15:04:05Z"),
		"x-acs-signature-nonce": hex.EncodeToString(nonce),
		"x-acs-content-sha256":  hashedPayload,
{{#hasContentType}}
		"content-type":          {{contentType}},
{{/hasContentType}}
	}
{{#headers}}
	for _, header := range [][2]string{
		{{headers}}
	} {
		headers[header[0]] = header[1]
	}
{{/headers}}
	if securityToken != "" {
		headers["x-acs-accesskey-id"] = accessKeyID
		headers["x-acs-security-token"] = securityToken
	}

	// Step 1: the canonical request, with the host, the Content-Type and every x-acs- header
	var signed []string
	for name := range headers {
		if name == "host" || name == "content-type" || strings.HasPrefix(name, "x-acs-") {
			signed = append(signed, name)
		}
	}
	sort.Strings(signed)
	canonicalHeaders := ""
	for _, name := range signed {
		canonicalHeaders += name + ":" + headers[name] + "\n"
	}
	signedHeaders := strings.Join(signed, ";")
	canonicalRequest := strings.Join([]string{method, path, query, canonicalHeaders, signedHeaders, hashedPayload}, "\n")

	// Step 2: the string to sign
	algorithm := "ACS3-HMAC-SHA256"
	stringToSign := algorithm + "\n" + sha256Hex(canonicalRequest)

	// Step 3: the signature
	mac := hmac.New(sha256.New, []byte(accessKeySecret))
	mac.Write([]byte(stringToSign))
	signature := hex.EncodeToString(mac.Sum(nil))

	// Step 4: the header Authorization
	authorization := fmt.Sprintf("%s Credential=%s,SignedHeaders=%s,Signature=%s", algorithm, accessKeyID, signedHeaders, signature)

	address := endpoint + path
	if query != "" {
		address += "?" + query
	}
	request, err := http.NewRequest(method, address, strings.NewReader(payload))
	if err != nil {
		log.Fatal(err)
	}
	for name, value := range headers {
		// The host is that of the URL.
		if name != "host" {
			request.Header.Set(name, value)
		}
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Authorization", authorization)

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
