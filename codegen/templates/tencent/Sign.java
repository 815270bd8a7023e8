// Signs one request with TC3-HMAC-SHA256 and sends it. Java 17 or later, no libraries: java Sign.java
import java.net.URI;
{{#query}}
import java.net.URLEncoder;
{{/query}}
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Sign {
    static String sha256Hex(String text) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] hmacSha256(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

{{#query}}
    /** RFC 3986: everything but letters, digits and -_.~ is percent-encoded. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

{{/query}}
    public static void main(String[] args) throws Exception {
        String secretId = System.getenv("TENCENTCLOUD_SECRET_ID");
        String secretKey = System.getenv("TENCENTCLOUD_SECRET_KEY");
        // Only temporary credentials have one.
        String token = System.getenv("TENCENTCLOUD_SESSION_TOKEN");
        if (secretId == null || secretKey == null) {
            throw new IllegalStateException("set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY");
        }

        String service = {{service}};
        String host = {{host}};
        String endpoint = {{endpoint}};
        String action = {{action}};
        String version = {{version}};
{{#region}}
        String region = {{region}};
{{/region}}
        String path = {{path}};
{{#get}}
{{#query}}
        String[][] params = {
            {{query}}
        };
        StringBuilder pairs = new StringBuilder();
        for (String[] param : params) {
            pairs.append(pairs.length() == 0 ? "" : "&").append(encode(param[0])).append("=").append(encode(param[1]));
        }
        String query = pairs.toString();
{{/query}}
{{^query}}
        String query = "";
{{/query}}
        String payload = "";
{{/get}}
{{#post}}
        String query = "";
        String payload = {{payload}};
{{/post}}
        String contentType = {{contentType}};
        Instant now = Instant.now();
        String timestamp = Long.toString(now.getEpochSecond());
        // The date of the scope is that of UTC.
        String date = now.atOffset(ZoneOffset.UTC).toLocalDate().toString();

        // Step 1: the canonical request
        String method = {{method}};
        String canonicalHeaders = "content-type:" + contentType + "\nhost:" + host + "\n";
        String signedHeaders = "content-type;host";
        String hashedPayload = sha256Hex(payload);
        String canonicalRequest = String.join("\n", method, path, query, canonicalHeaders, signedHeaders, hashedPayload);

        // Step 2: the string to sign
        String algorithm = "TC3-HMAC-SHA256";
        String credentialScope = date + "/" + service + "/tc3_request";
        String stringToSign = String.join("\n", algorithm, timestamp, credentialScope, sha256Hex(canonicalRequest));

        // Step 3: the signature, with a key derived from the secret key
        byte[] secretDate = hmacSha256(("TC3" + secretKey).getBytes(StandardCharsets.UTF_8), date);
        byte[] secretService = hmacSha256(secretDate, service);
        byte[] secretSigning = hmacSha256(secretService, "tc3_request");
        String signature = HexFormat.of().formatHex(hmacSha256(secretSigning, stringToSign));

        // Step 4: the header Authorization
        String authorization = algorithm + " Credential=" + secretId + "/" + credentialScope
            + ", SignedHeaders=" + signedHeaders + ", Signature=" + signature;

        URI uri = URI.create(endpoint + path + (query.isEmpty() ? "" : "?" + query));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
{{#get}}
            .GET()
{{/get}}
{{#post}}
            .POST(HttpRequest.BodyPublishers.ofString(payload))
{{/post}}
            .header("Authorization", authorization)
            .header("Content-Type", contentType)
            .header("X-TC-Action", action)
            .header("X-TC-Version", version)
{{#region}}
            .header("X-TC-Region", region)
{{/region}}
{{#language}}
            .header("X-TC-Language", {{language}})
{{/language}}
            .header("X-TC-Timestamp", timestamp);
{{#headers}}
        String[][] headers = {
            {{headers}}
        };
        for (String[] header : headers) {
            request.header(header[0], header[1]);
        }
{{/headers}}
        if (token != null && !token.isEmpty()) {
            request.header("X-TC-Token", token);
        }

        HttpResponse<String> response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        System.out.println(response.body());
    }
}
