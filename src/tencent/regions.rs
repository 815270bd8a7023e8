//! The regions that the document knows, with their names in both languages.
//!
//! Written by `cargo xtask tables` from models/tencent/regions.json.
//! Source: <https://cloud.tencent.com/document/api/1120/37546> (request structure); the
//! finance regions, which have no host but their own, <https://cloud.tencent.com/document/product/306/75053>.
//!
//! For forms and documentation: the engine takes any region, since there are new ones
//! every year.

/// A region: the value of `region`, its English and its Chinese name.
#[rustfmt::skip]
pub const REGIONS: &[(&str, &str, &str)] = &[
    ("ap-guangzhou", "South China (Guangzhou)", "华南地区（广州）"),
    ("ap-shanghai", "East China (Shanghai)", "华东地区（上海）"),
    ("ap-beijing", "North China (Beijing)", "华北地区（北京）"),
    ("ap-chengdu", "Southwest China (Chengdu)", "西南地区（成都）"),
    ("ap-chongqing", "Southwest China (Chongqing)", "西南地区（重庆）"),
    ("ap-hongkong", "Hong Kong, Macao and Taiwan, China (Hong Kong)", "港澳台地区（中国香港）"),
    ("ap-singapore", "Southeast Asia Pacific (Singapore)", "亚太东南（新加坡）"),
    ("ap-bangkok", "Southeast Asia Pacific (Bangkok)", "亚太东南（曼谷）"),
    ("ap-mumbai", "South Asia Pacific (Mumbai)", "亚太南部（孟买）"),
    ("ap-seoul", "Northeast Asia Pacific (Seoul)", "亚太东北（首尔）"),
    ("ap-tokyo", "Northeast Asia Pacific (Tokyo)", "亚太东北（东京）"),
    ("na-ashburn", "US East (Virginia)", "美国东部（弗吉尼亚）"),
    ("na-siliconvalley", "US West (Silicon Valley)", "美国西部（硅谷）"),
    ("na-toronto", "North America (Toronto)", "北美地区（多伦多）"),
    ("eu-frankfurt", "Europe (Frankfurt)", "欧洲地区（法兰克福）"),
    ("eu-moscow", "Europe (Moscow)", "欧洲地区（莫斯科）"),
    ("ap-shanghai-fsi", "East China (Shanghai Finance)", "华东地区（上海金融）"),
    ("ap-shenzhen-fsi", "South China (Shenzhen Finance)", "华南地区（深圳金融）"),
];
