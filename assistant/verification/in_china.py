"""Whether the certificate holder is in mainland China, where certification is under the law of CNCA."""

from __future__ import annotations

import re

from assistant.verification.certificate import Certificate

_NOT_MAINLAND = re.compile(
    r"Hong ?Kong|Kowloon|Macao|Macau|Taiwan|\(?R\.?O\.?C\.?\)|Taipei"
    r"|香港|九龙|九龍|澳门|澳門|台湾|台灣|臺灣|台北",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r""
    r"\b(?:Guangdong|Zhejiang|Jiangsu|Shandong|Fujian|Hebei|Henan|Hubei|Hunan|Anhui|Jiangxi|Sichuan|Liaoning|Shaanxi"
    r""
    r"|Shanxi|Jilin|Heilongjiang|Guangxi|Yunnan|Guizhou|Hainan|Chongqing|Tianjin|Shenzhen|Guangzhou|Dongguan|Ningbo"
    r"|Suzhou|Hangzhou|Wenzhou|Xiamen|Qingdao|Changzhou|Wuxi|Foshan|Nanjing|Wuhan|Chengdu)\b"
    r"|(?:广东|浙江|江苏|山东|福建|河北|河南|湖北|湖南|安徽|江西|四川|辽宁|陕西|广西|云南|贵州|海南)省?"
    r"|(?:北京|上海|天津|重庆|深圳|广州|东莞|宁波|苏州|杭州)市?",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"(?<![A-Za-z])(?:P\.? ?R\.? ?)?China(?![A-Za-z])|\bPRC\b|中国|中國", re.IGNORECASE)


def holder_in_china(certificate: Certificate) -> bool | None:
    """Say whether the holder is in mainland China by its address, codes and sites; None where nothing tells."""
    if certificate.uscc is not None:
        return True
    address = certificate.holder_address.value if certificate.holder_address else ""
    sites = " ".join(certificate.sites.value) if certificate.sites else ""
    holder = certificate.holder.value if certificate.holder else ""
    for words in (address, sites):
        if _PLACE.search(words):
            return True
        if _COUNTRY.search(words) and not _NOT_MAINLAND.search(words):
            return True
    if _PLACE.search(holder) and not (address or sites):
        return True
    if address or sites:
        return False
    return True if certificate.cnca_number is not None else None
