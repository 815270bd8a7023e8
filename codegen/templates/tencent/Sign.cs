// Signs one request with TC3-HMAC-SHA256 and sends it. .NET or Mono, no packages.
using System;
{{#query}}
using System.Linq;
{{/query}}
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

public static class Sign
{
    static string Hex(byte[] bytes)
    {
        return BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();
    }

    static string Sha256Hex(byte[] bytes)
    {
        using (var sha256 = SHA256.Create())
        {
            return Hex(sha256.ComputeHash(bytes));
        }
    }

    static byte[] HmacSha256(byte[] key, string text)
    {
        using (var hmac = new HMACSHA256(key))
        {
            return hmac.ComputeHash(Encoding.UTF8.GetBytes(text));
        }
    }

{{#query}}
    // RFC 3986: everything but letters, digits and -_.~ is percent-encoded.
    static string Encode(string text)
    {
        var encoded = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            bool isUnreserved = b < 128 && (char.IsLetterOrDigit((char)b) || "-_.~".IndexOf((char)b) >= 0);
            encoded.Append(isUnreserved ? ((char)b).ToString() : "%" + b.ToString("X2"));
        }
        return encoded.ToString();
    }

{{/query}}
    public static async Task Send()
    {
        string secretId = Environment.GetEnvironmentVariable("TENCENTCLOUD_SECRET_ID");
        string secretKey = Environment.GetEnvironmentVariable("TENCENTCLOUD_SECRET_KEY");
        // Only temporary credentials have one.
        string token = Environment.GetEnvironmentVariable("TENCENTCLOUD_SESSION_TOKEN");
        if (string.IsNullOrEmpty(secretId) || string.IsNullOrEmpty(secretKey))
        {
            throw new InvalidOperationException("set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY");
        }

        string service = {{service}};
        string host = {{host}};
        string endpoint = {{endpoint}};
        string action = {{action}};
        string version = {{version}};
{{#region}}
        string region = {{region}};
{{/region}}
        string path = {{path}};
{{#get}}
{{#query}}
        string[][] parameters =
        {
            {{query}}
        };
        string query = string.Join("&", parameters.Select(pair => Encode(pair[0]) + "=" + Encode(pair[1])));
{{/query}}
{{^query}}
        string query = "";
{{/query}}
        byte[] payload = new byte[0];
{{/get}}
{{#post}}
        string query = "";
        byte[] payload = Encoding.UTF8.GetBytes({{payload}});
{{/post}}
        string contentType = {{contentType}};
        DateTime now = DateTime.UtcNow;
        string timestamp = ((long)(now - new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalSeconds).ToString();
        // The date of the scope is that of UTC.
        string date = now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        // Step 1: the canonical request
        string method = {{method}};
        string canonicalHeaders = "content-type:" + contentType + "\nhost:" + host + "\n";
        string signedHeaders = "content-type;host";
        string hashedPayload = Sha256Hex(payload);
        string canonicalRequest = string.Join("\n", method, path, query, canonicalHeaders, signedHeaders, hashedPayload);

        // Step 2: the string to sign
        string algorithm = "TC3-HMAC-SHA256";
        string credentialScope = date + "/" + service + "/tc3_request";
        string hashedCanonicalRequest = Sha256Hex(Encoding.UTF8.GetBytes(canonicalRequest));
        string stringToSign = string.Join("\n", algorithm, timestamp, credentialScope, hashedCanonicalRequest);

        // Step 3: the signature, with a key derived from the secret key
        byte[] secretDate = HmacSha256(Encoding.UTF8.GetBytes("TC3" + secretKey), date);
        byte[] secretService = HmacSha256(secretDate, service);
        byte[] secretSigning = HmacSha256(secretService, "tc3_request");
        string signature = Hex(HmacSha256(secretSigning, stringToSign));

        // Step 4: the header Authorization
        string authorization = algorithm + " Credential=" + secretId + "/" + credentialScope
            + ", SignedHeaders=" + signedHeaders + ", Signature=" + signature;

        using (var client = new HttpClient())
        using (var request = new HttpRequestMessage(new HttpMethod(method), endpoint + path + (query == "" ? "" : "?" + query)))
        {
{{#get}}
            // A GET has no body, but its Content-Type is signed: an empty content carries it.
{{/get}}
            request.Content = new ByteArrayContent(payload);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
            request.Headers.Add("X-TC-Action", action);
            request.Headers.Add("X-TC-Version", version);
            request.Headers.Add("X-TC-Timestamp", timestamp);
{{#region}}
            request.Headers.Add("X-TC-Region", region);
{{/region}}
{{#language}}
            request.Headers.Add("X-TC-Language", {{language}});
{{/language}}
{{#headers}}
            string[][] headers =
            {
                {{headers}}
            };
            foreach (string[] header in headers)
            {
                request.Headers.TryAddWithoutValidation(header[0], header[1]);
            }
{{/headers}}
            if (!string.IsNullOrEmpty(token))
            {
                request.Headers.Add("X-TC-Token", token);
            }

            using (HttpResponseMessage response = await client.SendAsync(request))
            {
                Console.WriteLine(await response.Content.ReadAsStringAsync());
            }
        }
    }

    public static void Main()
    {
        Send().GetAwaiter().GetResult();
    }
}
