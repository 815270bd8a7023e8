// Signs one request with TC3-HMAC-SHA256 and sends it. Standard library only: go run sign.go
package main

import (
	"crypto/hmac"
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
	"strconv"
	"strings"
	"time"
)

func sha256Hex(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func hmacSHA256(key []byte, text string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(text))
	return mac.Sum(nil)
}

{{#query}}
// RFC 3986: everything but letters, digits and -_.~ is percent-encoded.
func encode(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

{{/query}}
func main() {
	secretID := os.Getenv("TENCENTCLOUD_SECRET_ID")
	secretKey := os.Getenv("TENCENTCLOUD_SECRET_KEY")
	// Only temporary credentials have one.
	token := os.Getenv("TENCENTCLOUD_SESSION_TOKEN")
	if secretID == "" || secretKey == "" {
		log.Fatal("set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY")
	}

	service := {{service}}
	host := {{host}}
	endpoint := {{endpoint}}
	action := {{action}}
	version := {{version}}
{{#region}}
	region := {{region}}
{{/region}}
	path := {{path}}
{{#get}}
{{#query}}
	params := [][2]string{
		{{query}}
	}
	pairs := make([]string, len(params))
	for i, param := range params {
		pairs[i] = encode(param[0]) + "=" + encode(param[1])
	}
	query := strings.Join(pairs, "&")
{{/query}}
{{^query}}
	query := ""
{{/query}}
	payload := ""
{{/get}}
{{#post}}
	query := ""
	payload := {{payload}}
{{/post}}
	contentType := {{contentType}}
	now := time.Now()
	timestamp := strconv.FormatInt(now.Unix(), 10)
	// The date of the scope is that of UTC.
	date := now.UTC().Format("2006-01-02")

	// Step 1: the canonical request
	method := {{method}}
	canonicalHeaders := "content-type:" + contentType + "\nhost:" + host + "\n"
	signedHeaders := "content-type;host"
	hashedPayload := sha256Hex(payload)
	canonicalRequest := strings.Join([]string{method, path, query, canonicalHeaders, signedHeaders, hashedPayload}, "\n")

	// Step 2: the string to sign
	algorithm := "TC3-HMAC-SHA256"
	credentialScope := date + "/" + service + "/tc3_request"
	stringToSign := strings.Join([]string{algorithm, timestamp, credentialScope, sha256Hex(canonicalRequest)}, "\n")

	// Step 3: the signature, with a key derived from the secret key
	secretDate := hmacSHA256([]byte("TC3"+secretKey), date)
	secretService := hmacSHA256(secretDate, service)
	secretSigning := hmacSHA256(secretService, "tc3_request")
	signature := hex.EncodeToString(hmacSHA256(secretSigning, stringToSign))

	// Step 4: the header Authorization
	authorization := fmt.Sprintf("%s Credential=%s/%s, SignedHeaders=%s, Signature=%s", algorithm, secretID, credentialScope, signedHeaders, signature)

	address := endpoint + path
	if query != "" {
		address += "?" + query
	}
	request, err := http.NewRequest(method, address, strings.NewReader(payload))
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", authorization)
	request.Header.Set("Content-Type", contentType)
	request.Header.Set("X-TC-Action", action)
	request.Header.Set("X-TC-Version", version)
	request.Header.Set("X-TC-Timestamp", timestamp)
{{#region}}
	request.Header.Set("X-TC-Region", region)
{{/region}}
{{#language}}
	request.Header.Set("X-TC-Language", {{language}})
{{/language}}
{{#headers}}
	for _, header := range [][2]string{
		{{headers}}
	} {
		request.Header.Set(header[0], header[1])
	}
{{/headers}}
	if token != "" {
		request.Header.Set("X-TC-Token", token)
	}

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
