"""What `streamlit run app.py` serves: the dashboard, its own assets and the security headers."""

import streamlit as st

from escape_routes import web
from escape_routes.ui import server

app = st.App(
    server.SCRIPT,
    routes=[*web.routes(server.assets()), *server.data_routes(), *server.briefing_routes()],
    middleware=web.middleware(),
    lifespan=server.lifespan,
)
