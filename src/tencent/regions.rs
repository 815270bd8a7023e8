//! The regions that the vendor's documents know, with their names in both languages.
//!
//! Written by `cargo xtask tables` from models/tencent/regions.json.
//! Source: <https://cloud.tencent.com/document/api/1120/37546> (request structure); the
//! finance regions, which have no host but their own, <https://cloud.tencent.com/document/product/306/75053>; newer
//! ones, <https://www.tencentcloud.com/document/api/213/15708> and the models of the vendor, which two older ones are not in.
//!
//! For forms and documentation: the engine takes any region, since there are new ones
//! every year.

/// A region: the value of `region`, its English and its Chinese name.
#[rustfmt::skip]
pub const REGIONS: &[(&str, &str, &str)] = &[
    ("ap-guangzhou", "South China (Guangzhou)", "华南地区（广州）"),
    ("ap-shanghai", "East China (Shanghai)", "华东地区（上海）"),
    ("ap-nanjing", "East China (Nanjing)", "华东地区（南京）"),
    ("ap-beijing", "North China (Beijing)", "华北地区（北京）"),
    ("ap-chengdu", "Southwest China (Chengdu)", "西南地区（成都）"),
    ("ap-chongqing", "Southwest China (Chongqing)", "西南地区（重庆）"),
    ("ap-hongkong", "Hong Kong, Macao and Taiwan, China (Hong Kong)", "港澳台地区（中国香港）"),
    ("ap-taipei", "Hong Kong, Macao and Taiwan, China (Taipei)", "港澳台地区（中国台北）"),
    ("ap-singapore", "Southeast Asia Pacific (Singapore)", "亚太东南（新加坡）"),
    ("ap-bangkok", "Southeast Asia Pacific (Bangkok)", "亚太东南（曼谷）"),
    ("ap-jakarta", "Southeast Asia Pacific (Jakarta)", "亚太东南（雅加达）"),
    ("ap-mumbai", "South Asia Pacific (Mumbai)", "亚太南部（孟买）"),
    ("ap-seoul", "Northeast Asia Pacific (Seoul)", "亚太东北（首尔）"),
    ("ap-tokyo", "Northeast Asia Pacific (Tokyo)", "亚太东北（东京）"),
    ("na-ashburn", "US East (Virginia)", "美国东部（弗吉尼亚）"),
    ("na-siliconvalley", "US West (Silicon Valley)", "美国西部（硅谷）"),
    ("eu-frankfurt", "Europe (Frankfurt)", "欧洲地区（法兰克福）"),
    ("sa-saopaulo", "South America (São Paulo)", "南美地区（圣保罗）"),
    ("ap-beijing-fsi", "North China (Beijing Finance)", "华北地区（北京金融）"),
    ("ap-shanghai-fsi", "East China (Shanghai Finance)", "华东地区（上海金融）"),
    ("ap-shenzhen-fsi", "South China (Shenzhen Finance)", "华南地区（深圳金融）"),
];
