"""The commonest words of film briefs in Chinese, Japanese and Russian, found inside running text."""

from __future__ import annotations

import re

_ROWS = """
a whale: 鲸鱼 鯨 鲸 クジラ くじら; кит
the lighthouse: 灯台 灯塔 燈塔; маяк
a keeper: 灯台守 守塔人 守灯人; смотрител
the beach: 海滩 沙滩 浜辺 海岸 砂浜; пляж берег
the sea: 大海 海 うみ; мор океан
the forest: 森林 森 树林; лес
the mountains: 雪山 山; гор
the city: 城市 都市 都会 街; город
the village: 村庄 村; деревн
the desert: 沙漠 砂漠; пустын
space: 太空 宇宙; космос
the river: 河流 河 川; рек
a lake: 湖; озер
a house: 房子 家; дом
a castle: 城堡 お城; замок
the kitchen: 厨房 台所 キッチン; кухн
a station: 车站 駅; вокзал станци
a girl: 女孩 少女 女の子 小女孩; девочк девушк
a boy: 男孩 少年 男の子 小男孩; мальчик
an old man: 老人 おじいさん 老爷爷; старик дедушк
an old woman: 老奶奶 おばあさん; старушк бабушк
a woman: 女人 女性 女の人; женщин
a man: 男人 男性 男の人; мужчин
a child: 孩子 子供 こども; ребен ребён дет
a fisherman: 渔夫 漁師; рыбак
a cook: 厨师 料理人; повар
an astronaut: 宇航员 宇宙飛行士; космонавт
a knight: 骑士 騎士; рыцар
a soldier: 士兵 兵士 侍 武士; солдат
a robot: 机器人 ロボット; робот
a dragon: 龙 龍 竜 ドラゴン; дракон
a ghost: 鬼 幽霊 お化け; призрак
a cat: 猫 ねこ; кот кошк
a dog: 狗 犬 いぬ; собак
a fox: 狐狸 狐 キツネ; лис
a wolf: 狼 オオカミ; волк
a bear: 熊 クマ; медвед
a bird: 小鸟 鳥 鸟; птиц
a horse: 马 馬; лошад
a fish: 鱼 魚; рыб
a train: 火车 電車 列車; поезд
a car: 汽车 車; машин
a boat: 小船 船 舟; лодк корабл
a tree: 树 木; дерев
a flower: 花; цвет
a lantern: 灯笼 提灯 ランタン; фонар
a letter: 信 手紙; письм
a star: 星星 星; звезд
a piano: 钢琴 ピアノ; пианин роял
night: 夜晚 夜 晚上; ночь ночью ноч
dawn: 黎明 日出 夜明け 日の出; рассвет
sunset: 日落 夕日 夕暮れ; закат
morning: 早晨 朝; утр
rain: 雨; дожд
snow: 雪; снег
storm: 暴风雨 嵐; бур шторм
love: 爱 愛 恋; любов
sad: 悲伤 悲しい; грустн печаль
hopeful: 希望; надежд
music: 音乐 音楽; музык
"""


def _forms(column: int) -> dict[str, str]:
    return {
        form: line.partition(":")[0]
        for line in _ROWS.strip().splitlines()
        for form in line.partition(":")[2].split(";")[column].split()
    }


_CHARACTERS = _forms(0)
_STEMS = _forms(1)
_BY_LENGTH = sorted(_CHARACTERS, key=lambda form: (-len(form), form))
_CHARACTER = re.compile("|".join(map(re.escape, _BY_LENGTH)))
_STEM = re.compile(rf"\b({'|'.join(sorted(_STEMS, key=lambda form: (-len(form), form)))})[^\W\d_]*", re.IGNORECASE)


def spot_words(text: str, language: str) -> tuple[str, ...]:
    """Return the known words of a Chinese, Japanese or Russian text in English, in order, each once."""
    if language in ("zh", "ja"):
        found = [_CHARACTERS[match.group()] for match in _CHARACTER.finditer(text)]
    elif language == "ru":
        found = [_STEMS[match.group(1).lower()] for match in _STEM.finditer(text)]
    else:
        return ()
    return tuple(dict.fromkeys(found))
