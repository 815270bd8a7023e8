// Signs one request with TC3-HMAC-SHA256 and sends it. C++17, with OpenSSL and libcurl:
// g++ -std=c++17 sign.cpp -o sign -lcurl -lcrypto
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <stdexcept>
#include <string>
{{#query}}
#include <utility>
{{/query}}
#include <vector>

#include <curl/curl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

using namespace std::string_literals;

static std::string hex(const std::string& bytes) {
    static const char digits[] = "0123456789abcdef";
    std::string text;
    for (unsigned char byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

static std::string sha256_hex(const std::string& text) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    EVP_Digest(text.data(), text.size(), digest, &length, EVP_sha256(), nullptr);
    return hex(std::string(reinterpret_cast<char*>(digest), length));
}

static std::string hmac_sha256(const std::string& key, const std::string& text) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest, &length);
    return std::string(reinterpret_cast<char*>(digest), length);
}

{{#query}}
// RFC 3986: everything but letters, digits and -_.~ is percent-encoded.
static std::string encode(const std::string& text) {
    static const char digits[] = "0123456789ABCDEF";
    static const std::string unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    std::string encoded;
    for (unsigned char byte : text) {
        if (unreserved.find(static_cast<char>(byte)) != std::string::npos) {
            encoded += static_cast<char>(byte);
        } else {
            encoded += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return encoded;
}

{{/query}}
static std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

static size_t append(char* data, size_t size, size_t count, void* answer) {
    static_cast<std::string*>(answer)->append(data, size * count);
    return size * count;
}

int main() {
    const std::string secret_id = environment("TENCENTCLOUD_SECRET_ID");
    const std::string secret_key = environment("TENCENTCLOUD_SECRET_KEY");
    // Only temporary credentials have one.
    const std::string token = environment("TENCENTCLOUD_SESSION_TOKEN");
    if (secret_id.empty() || secret_key.empty()) {
        std::cerr << "set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY\n";
        return 1;
    }

    const std::string service = {{service}};
    const std::string host = {{host}};
    const std::string endpoint = {{endpoint}};
    const std::string action = {{action}};
    const std::string version = {{version}};
{{#region}}
    const std::string region = {{region}};
{{/region}}
    const std::string path = {{path}};
{{#get}}
    std::string query;
{{#query}}
    const std::vector<std::pair<std::string, std::string>> params = {
        {{query}}
    };
    for (const auto& [name, value] : params) {
        query += (query.empty() ? "" : "&") + encode(name) + "=" + encode(value);
    }
{{/query}}
    const std::string payload;
{{/get}}
{{#post}}
    const std::string query;
    const std::string payload = {{payload}};
{{/post}}
    const std::string content_type = {{contentType}};
    const std::time_t now = std::time(nullptr);
    const std::string timestamp = std::to_string(static_cast<long long>(now));
    // The date of the scope is that of UTC.
    char date_text[11];
    std::strftime(date_text, sizeof date_text, "%Y-%m-%d", std::gmtime(&now));
    const std::string date = date_text;

    // Step 1: the canonical request
    const std::string method = {{method}};
    const std::string canonical_headers = "content-type:" + content_type + "\nhost:" + host + "\n";
    const std::string signed_headers = "content-type;host";
    const std::string hashed_payload = sha256_hex(payload);
    const std::string canonical_request = method + "\n" + path + "\n" + query + "\n" + canonical_headers + "\n" + signed_headers + "\n" + hashed_payload;

    // Step 2: the string to sign
    const std::string algorithm = "TC3-HMAC-SHA256";
    const std::string credential_scope = date + "/" + service + "/tc3_request";
    const std::string string_to_sign = algorithm + "\n" + timestamp + "\n" + credential_scope + "\n" + sha256_hex(canonical_request);

    // Step 3: the signature, with a key derived from the secret key
    const std::string secret_date = hmac_sha256("TC3" + secret_key, date);
    const std::string secret_service = hmac_sha256(secret_date, service);
    const std::string secret_signing = hmac_sha256(secret_service, "tc3_request");
    const std::string signature = hex(hmac_sha256(secret_signing, string_to_sign));

    // Step 4: the header Authorization
    const std::string authorization = algorithm + " Credential=" + secret_id + "/" + credential_scope + ", SignedHeaders=" + signed_headers + ", Signature=" + signature;

    std::vector<std::string> lines = {
        "Authorization: " + authorization,
        "Content-Type: " + content_type,
        "X-TC-Action: " + action,
        "X-TC-Version: " + version,
        "X-TC-Timestamp: " + timestamp,
{{#region}}
        "X-TC-Region: " + region,
{{/region}}
{{#language}}
        "X-TC-Language: "s + {{language}},
{{/language}}
    };
{{#headers}}
    const std::vector<std::pair<std::string, std::string>> others = {
        {{headers}}
    };
    for (const auto& [name, value] : others) {
        lines.push_back(name + ": " + value);
    }
{{/headers}}
    if (!token.empty()) {
        lines.push_back("X-TC-Token: " + token);
    }

    curl_slist* headers = nullptr;
    for (const std::string& line : lines) {
        headers = curl_slist_append(headers, line.c_str());
    }
    std::string answer;
    const std::string url = endpoint + path + (query.empty() ? "" : "?" + query);
    CURL* curl = curl_easy_init();
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
{{#post}}
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(payload.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, payload.data());
{{/post}}
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
    const CURLcode code = curl_easy_perform(curl);
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    if (code != CURLE_OK) {
        std::cerr << curl_easy_strerror(code) << "\n";
        return 1;
    }
    std::cout << answer << "\n";
}
