// As much of Tencent's C++ SDK as the generated code names: it compiles against this, which
// shows that it is C++, and which functions it calls with what.
#pragma once
#include <string>

namespace TencentCloud {
struct Credential {
    Credential(const std::string&, const std::string&, const std::string&) {}
};
struct HttpProfile {
    void SetEndpoint(const std::string&) {}
};
struct ClientProfile {
    void SetHttpProfile(const HttpProfile&) {}
};
inline void InitAPI() {}
inline void ShutdownAPI() {}

namespace Scf::V20180416 {
namespace Model {
struct InvokeRequest {
    void FromJsonString(const std::string&) {}
};
struct InvokeResponse {
    std::string ToJsonString() const { return {}; }
};
}
struct Error {
    std::string PrintAll() const { return {}; }
};
struct InvokeOutcome {
    bool IsSuccess() const { return true; }
    const Model::InvokeResponse& GetResult() const { return result; }
    const Error& GetError() const { return error; }
    Model::InvokeResponse result;
    Error error;
};
struct ScfClient {
    ScfClient(const Credential&, const std::string&, const ClientProfile&) {}
    InvokeOutcome Invoke(const Model::InvokeRequest&) { return {}; }
};
}
}
